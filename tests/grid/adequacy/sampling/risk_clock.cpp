#include "grid/adequacy/sampling/risk_clock.hpp"

#include <doctest/doctest.h>

#include <vector>

#include "grid/core/calendar.hpp"
#include "tests/grid/parts.hpp"

using namespace gigaload;
using namespace gigaload::grid::adequacy;

TEST_CASE("steps lie in the month and hour of standard time, of the largest region of a scope") {
  SystemModel system = ring();
  system.groups = {{"first two", {RegionIndex(0), RegionIndex(1)}}};
  const Scopes scopes(system);
  constexpr std::int64_t kHour = 3600;
  // the second region is the largest, the third is larger than the first
  RiskClock clock(scopes, std::vector{-5 * kHour, -8 * kHour, 0 * kHour},
                  std::vector{1.0, 9.0, 5.0});
  clock.set_window(grid::to_hour({2025, 2, 1}) * kHour, 3600.0, 48);
  CHECK(clock.cell(1, 0) == 0 * 24 + 19);  // 31 January, 19:00
  CHECK(clock.cell(1, 5) == 1 * 24 + 0);
  CHECK(clock.cell(2, 0) == 0 * 24 + 16);
  CHECK(clock.cell(3, 0) == 1 * 24 + 0);
  CHECK(clock.cell(3, 47) == 1 * 24 + 23);
  for (const std::size_t scope : {0U, 4U}) {  // the system, the group
    CHECK(clock.cell(scope, 7) == clock.cell(2, 7));
  }
  // no summer time: the same hour of the day in July
  clock.set_window(grid::to_hour({2025, 7, 1}) * kHour, 3600.0, 24);
  CHECK(clock.cell(1, 12) == 6 * 24 + 7);
}

TEST_CASE("steps of minutes and of days, clocks of half hours, and years before 1970") {
  const Scopes scopes(one_region({1.0}));
  RiskClock clock(scopes, std::vector<std::int64_t>{5 * 3600 + 1800}, std::vector{1.0});
  clock.set_window(grid::to_hour({1969, 12, 31}) * 3600, 300.0, 288);
  CHECK(clock.cell(0, 0) == 11 * 24 + 5);  // 05:30
  CHECK(clock.cell(0, 5) == 11 * 24 + 5);
  CHECK(clock.cell(0, 6) == 11 * 24 + 6);
  CHECK(clock.cell(0, 287) == 0 * 24 + 5);
  clock.set_window(grid::to_hour({2025, 1, 31}) * 3600, 86400.0, 2);
  CHECK(clock.cell(0, 1) == 1 * 24 + 5);
}
