#include "sim/scenario/standard_time.hpp"

#include <doctest/doctest.h>

#include "grid/core/error.hpp"
#include "tests/sim/small_scenario.hpp"

using namespace gigaload;
using namespace gigaload::sim;

TEST_CASE("standard time is the winter's, north and south of the equator, and UTC without a zone") {
  Scenario s = small_scenario();
  constexpr std::int64_t kHour = 3600;
  CHECK(standard_offset_s(s) == std::vector{-5 * kHour, -6 * kHour});
  for (const grid::Date& begin : {grid::Date{2025, 7, 1}, grid::Date{2025, 12, 1}}) {
    s.begin = grid::to_hour(begin);
    CHECK(standard_offset_s(s) == std::vector{-5 * kHour, -6 * kHour});
  }
  s.grid.regions[0].time_zone = "Australia/Sydney";
  s.grid.regions[1].time_zone = "";
  CHECK(standard_offset_s(s) == std::vector{10 * kHour, 0 * kHour});
  s.grid.regions[0].time_zone = "America/Phoenix";
  s.grid.regions[1].time_zone = "UTC";
  CHECK(standard_offset_s(s) == std::vector{-7 * kHour, 0 * kHour});
  s.grid.regions[1].time_zone = "Nowhere/Else";
  CHECK_THROWS_AS((void)standard_offset_s(s), InputError);
}
