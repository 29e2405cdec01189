/// The fuzzers' corpora, once each: a target that rots is seen by every build.

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "tests/fuzz/targets.hpp"
#include "tests/places.hpp"

using namespace gigaload::fuzz;

namespace {

struct NamedTarget {
  const char* name;
  Target target;
};

constexpr NamedTarget kTargets[] = {
    {"quantity", read_quantity},   {"clock", read_clock},         {"csv_table", read_csv_table},
    {"load_file", read_load_file}, {"air_table", read_air_table}, {"unit_tables", read_unit_tables},
    {"epw_file", read_epw_file},   {"workbook", read_workbook},   {"scenario", read_scenario},
    {"sweep", read_sweep},         {"manifest", read_manifest},   {"grid_table", read_grid_table},
    {"part_file", read_part_file}, {"pras_file", read_pras_file},
};

}  // namespace

TEST_CASE("the targets of the fuzzers read their corpora, of which some is good and some is not") {
  for (const auto& [name, target] : kTargets) {
    CAPTURE(std::string(name));
    const auto folder = gigaload::tests::source_folder() / "tests/fuzz/corpus" / name;
    int taken = 0, refused = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      CAPTURE(entry.path().string());
      std::ifstream file(entry.path(), std::ios::binary);
      const std::string input((std::istreambuf_iterator<char>(file)), {});
      CHECK(input.size() < 10'000);
      bool is_taken = false;
      CHECK_NOTHROW(is_taken = try_input(target, input));
      ++(is_taken ? taken : refused);
    }
    CHECK(taken > 0);
    CHECK(refused > 0);
  }
}
