#include "tools/init/starter_folder.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "grid/core/error.hpp"
#include "tests/temporary_folder.hpp"

using namespace gigaload;
using namespace gigaload::tools;
namespace fs = std::filesystem;

TEST_CASE("the name of what is begun with") {
  CHECK(starter_name("north") == "north");
  CHECK(starter_name("studies/north-1/") == "north-1");
  for (const char* name : {"", ".", "..", "a b", "-o", "a/b\"c", "north.toml", "a\n"}) {
    CAPTURE(name);
    CHECK_THROWS_AS((void)starter_name(name), InputError);
  }
}

TEST_CASE("a folder is written whole, and what is there stays") {
  const tests::TemporaryFolder folder;
  const fs::path path = folder / "north";
  write_starter(path, {{"north.toml", "a\n"}, {"grid/units.csv", "b\n"}});
  std::ifstream file(path / "grid" / "units.csv");
  CHECK(std::string(std::istreambuf_iterator<char>(file), {}) == "b\n");
  CHECK_FALSE(fs::exists(folder / "north.partial"));
  CHECK_THROWS_WITH_AS(write_starter(path, {{"other", ""}}), doctest::Contains("there already"),
                       InputError);
  CHECK_FALSE(fs::exists(path / "other"));
  fs::create_symlink("nowhere", folder / "link");
  CHECK_THROWS_WITH_AS(write_starter(folder / "link", {}), doctest::Contains("there already"),
                       InputError);
  fs::create_directory(folder / "left.partial");
  CHECK_THROWS_WITH_AS(write_starter(folder / "left", {}), doctest::Contains("left.partial"),
                       InputError);
  CHECK_THROWS_WITH_AS(write_starter(folder / "none" / "north", {}),
                       doctest::Contains("cannot write"), InputError);
  // the same file twice: nothing is left of it
  CHECK_THROWS_AS(write_starter(folder / "twice", {{"a", ""}, {"a", ""}}), InputError);
  CHECK_FALSE(fs::exists(folder / "twice"));
  CHECK_FALSE(fs::exists(folder / "twice.partial"));
}
