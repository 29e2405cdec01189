#include "sim/studies/planning_margin.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "sim/studies/known_capacity.hpp"
#include "sim/studies/year_study.hpp"
#include "tests/sim/small_year.hpp"

using namespace gigaload;
using namespace gigaload::sim;

namespace {

Scenario two_areas() {
  Scenario s = small_year();
  s.end = grid::to_hour({2025, 2, 1});
  s.grid.regions[0].planning_area = "west";
  s.grid.regions[1].planning_area = "east";
  s.calibration = {.enabled = true, .event_days = 1.0, .year = 2025, .samples = 40};
  s.calibration.by_planning_area = true;
  return s;
}

}  // namespace

TEST_CASE("at the peak plants and stores count as installed, wind with what it gives") {
  const Scenario s = two_areas();
  const YearStudy study(s, 2025);
  const auto areas = planning_area_rows(s);
  REQUIRE(areas.size() == 2);
  for (std::size_t r = 0; r < 2; ++r) {
    CAPTURE(r);
    double peak_mw = 0.0, wind_mw = 0.0;
    for (const HourState& state : study.states()) {
      const double mw = state.regions[r].grid_load_mw();
      if (mw > peak_mw) wind_mw = state.available_mw[r * 3 + 1];
      peak_mw = std::max(peak_mw, mw);
    }
    const PlanningMargin margin = planning_margin(study, areas[r]);
    CHECK(margin.peak_mw == peak_mw);
    // west: gas 1400 and a battery of 100; east: gas 1000 and wind
    CHECK(margin.capacity_mw == doctest::Approx(r == 0 ? 1500.0 : 1000.0 + wind_mw));
    CHECK(margin.missing_mw(margin.margin()) == doctest::Approx(0.0).scale(1e3));
    CHECK(margin.missing_mw(0.2) ==
          doctest::Approx(1.2 * peak_mw - margin.capacity_mw).epsilon(1e-12));
  }
}

TEST_CASE("a margin is met by the perfect capacity that is known without samples") {
  Scenario s = two_areas();
  s.calibration.margin_of = {{"west", 0.148}};
  CHECK(is_known(s, s.grid.regions[0]));
  CHECK_FALSE(is_known(s, s.grid.regions[1]));
  const YearStudy study(s, 2025);
  const auto mw = known_capacity_mw(study);
  const PlanningMargin west = planning_margin(study, planning_area_rows(s)[0]);
  CHECK((west.capacity_mw + mw[0]) / west.peak_mw == doctest::Approx(1.148));
  CHECK(mw[1] == 0.0);
}
