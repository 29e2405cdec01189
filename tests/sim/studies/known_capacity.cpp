#include "sim/studies/known_capacity.hpp"

#include <doctest/doctest.h>

#include "sim/studies/year_study.hpp"
#include "tests/sim/small_year.hpp"

using namespace gigaload;
using namespace gigaload::sim;

TEST_CASE("an area's own capacity takes the place of its share of the interconnection's") {
  Scenario s = small_year();
  s.end = grid::to_hour({2025, 2, 1});
  s.grid.regions[1].planning_area = "east";
  s.calibration = {.enabled = true, .year = 2025};
  s.calibration.perfect_mw = {{"one", 300.0}};
  const YearStudy plain(s, 2025);
  const auto spread = known_capacity_mw(plain);
  CHECK(spread[0] + spread[1] == doctest::Approx(300.0));
  s.calibration.by_planning_area = true;
  CHECK(is_known(s, s.grid.regions[1]));
  CHECK(known_capacity_mw(YearStudy(s, 2025)) == spread);
  s.calibration.perfect_mw["east"] = -40.0;
  const auto own = known_capacity_mw(YearStudy(s, 2025));
  CHECK(own[0] == spread[0]);
  CHECK(own[1] == -40.0);
  s.calibration.perfect_mw.clear();
  CHECK(is_known(s, s.grid.regions[0]));  // in no planning area: nothing
  CHECK_FALSE(is_known(s, s.grid.regions[1]));
  CHECK(known_capacity_mw(YearStudy(s, 2025)) == std::vector{0.0, 0.0});
}

TEST_CASE("days of an area of its own, else those of all") {
  Calibration calibration;
  calibration.event_days = 0.1;
  calibration.event_days_of = {{"east", 2.4}};
  CHECK(wanted_event_days(calibration, "east") == 2.4);
  CHECK(wanted_event_days(calibration, "west") == 0.1);
}
