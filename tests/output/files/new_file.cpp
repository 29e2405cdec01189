#include "output/files/new_file.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "grid/core/error.hpp"
#include "tests/temporary_folder.hpp"

using namespace gigaload;
using output::NewFile;

TEST_CASE("a new file stays when it is closed, and is removed when it is not") {
  const tests::TemporaryFolder folder;
  {
    NewFile file(folder / "closed");
    file.write("some ");
    file.write("text");
    file.write({});
    file.close();
    NewFile given_up(folder / "given up");
    given_up.write("text");
  }
  std::string text;
  std::getline(std::ifstream(folder / "closed"), text);
  CHECK(text == "some text");
  CHECK_FALSE(std::filesystem::exists(folder / "given up"));
}

TEST_CASE("what has the name is left alone") {
  const tests::TemporaryFolder folder;
  const auto path = folder / "file", target = folder / "target";
  std::ofstream(path) << "there";
  CHECK_THROWS_WITH_AS(NewFile{path}, doctest::Contains("File exists"), InputError);
  std::filesystem::remove(path);
  std::filesystem::create_symlink(target, path);
  CHECK_THROWS_AS(NewFile{path}, InputError);
  CHECK_FALSE(std::filesystem::exists(target));
  CHECK_THROWS_WITH_AS(NewFile{folder / "none" / "file"}, doctest::Contains("No such file"),
                       InputError);
}
