#include "tools/stress/stress_rows.hpp"

#include <doctest/doctest.h>

#include "grid/core/error.hpp"
#include "tests/tools/stress/small_stress.hpp"

using namespace gigaload;
using namespace gigaload::tools;

TEST_CASE("rows are areas of a kind; a state of one region is that region") {
  const sim::Stress stress = small_stress();
  const auto names = [&](sim::AreaKind kind) {
    std::vector<std::string> all;
    for (const auto* row : rows_of(stress, kind)) all.push_back(row->area.name);
    return all;
  };
  CHECK(names(sim::AreaKind::planning_area) == std::vector<std::string>{"PJM <east>", "TVA"});
  CHECK(names(sim::AreaKind::interconnection) == std::vector<std::string>{"eastern"});
  CHECK(names(sim::AreaKind::state) == std::vector<std::string>{"OH", "TN"});
}

TEST_CASE("a kind of rows has a word, and an hour is told in UTC") {
  CHECK(kind_of_rows("area") == sim::AreaKind::planning_area);
  CHECK(kind_of_rows("region") == sim::AreaKind::region);
  CHECK_THROWS_AS((void)kind_of_rows("county"), InputError);
  CHECK(hour_text(grid::to_hour({2030, 12, 18}) + 5) == "2030-12-18 05:00");
}
