#include "tools/program/output_path.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <string>

#include "grid/core/error.hpp"
#include "sim/scenario/scenario.hpp"
#include "tests/temporary_folder.hpp"

using namespace gigaload;
using namespace gigaload::tools;

TEST_CASE("what may be replaced") {
  const tests::TemporaryFolder temporary;
  const std::filesystem::path& folder = temporary.path();
  const auto write = [](const std::filesystem::path& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  };
  CHECK_NOTHROW(check_replaceable(folder / "new.h5"));
  CHECK_NOTHROW(check_replaceable(write(folder / "old.h5", "\x89HDF\r\n\x1a\n and more")));
  CHECK_THROWS_WITH_AS(check_replaceable(write(folder / "scenario.toml", "[run]")),
                       doctest::Contains("is no result"), InputError);
  CHECK_THROWS_WITH_AS(check_replaceable(write(folder / "empty", "")),
                       doctest::Contains("is no result"), InputError);
  const auto system = write(folder / "system.pras", "\x89HDF\r\n\x1a\n and more");
  std::filesystem::create_hard_link(system, folder / "hard.h5");
  std::filesystem::create_symlink(system, folder / "soft.h5");
  CHECK_NOTHROW(check_replaceable(folder / "old.h5", {system}));
  for (const char* name : {"system.pras", "hard.h5", "soft.h5", "../system.pras"}) {
    CAPTURE(name);
    const auto path = name[0] == '.' ? folder / "nowhere" / name : folder / name;
    if (name[0] == '.') std::filesystem::create_directory(folder / "nowhere");
    CHECK_THROWS_WITH_AS(check_replaceable(path, {system}), doctest::Contains("this is the input"),
                         InputError);
  }
  std::filesystem::remove(folder / "nowhere");
  CHECK_THROWS_AS(check_replaceable(folder), InputError);
  CHECK_THROWS_AS(check_replaceable(folder / ""), InputError);
  CHECK_THROWS_WITH_AS(check_replaceable(folder / "nowhere" / "x.h5"),
                       doctest::Contains("is no directory"), InputError);
  CHECK_THROWS_WITH_AS(check_replaceable("/dev/null"), doctest::Contains("no plain file"),
                       InputError);
}
