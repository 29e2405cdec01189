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
  CHECK_THROWS_AS(check_replaceable(folder), InputError);
  CHECK_THROWS_AS(check_replaceable(folder / ""), InputError);
  CHECK_THROWS_WITH_AS(check_replaceable(folder / "nowhere" / "x.h5"),
                       doctest::Contains("is no directory"), InputError);
  CHECK_THROWS_WITH_AS(check_replaceable("/dev/null"), doctest::Contains("no plain file"),
                       InputError);
}
