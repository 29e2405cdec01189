#include "sim/studies/year_study.hpp"

#include <doctest/doctest.h>

#include "grid/core/error.hpp"
#include "sim/studies/calibration.hpp"
#include "sim/studies/hosting.hpp"
#include "tests/sim/small_scenario.hpp"

using namespace gigaload;
using namespace gigaload::sim;

namespace {

Scenario scenario_of_a_year() {
  Scenario s = small_scenario();
  s.end = grid::to_hour({2026, 1, 1});
  s.grid.technologies[0].mean_time_to_repair_h = 40.0;
  s.grid.fleet[0].capacity_mw = {1400.0, 1400.0};
  s.ensemble.samples = 100;
  s.ensemble.sampled_weather = false;
  return s;
}

}  // namespace

TEST_CASE("calibration: the interconnection has the wanted days, with capacity added or taken") {
  for (const double days : {1.0, 40.0}) {
    Scenario s = scenario_of_a_year();
    s.calibration = {.enabled = true, .event_days = days, .year = 2025, .samples = 40};
    const auto perfect_mw = calibrate(s, 2);
    REQUIRE(perfect_mw.size() == 2);
    CAPTURE(perfect_mw[0]);
    const YearStudy study(s, 2025);
    const auto year =
        study.assess({.samples = 40, .sampled_weather = false, .quantiles = {}, .threads = 1},
                     {.perfect_mw = perfect_mw, .firm_mw = {}, .curtailable_mw = {}});
    // 2.5 MW of the search's width are worth less than a tenth of the days
    CHECK(year.areas[1].event_days.value <= days);
    CHECK(year.areas[1].event_days.value > 0.85 * days);
  }
}

TEST_CASE("what a region can host meets the criterion, and a curtailable share makes it more") {
  Scenario s = scenario_of_a_year();
  s.grid.fleet[0].capacity_mw = {2600.0, 2600.0};
  HostingOptions options;
  options.region = RegionIndex(0);
  options.year = 2025;
  options.metric = &grid::adequacy::Metrics::lolh;
  options.criterion = 20.0;
  options.samples = 40;
  options.within_mw = 5.0;
  options.threads = 2;
  const Hosting firm = host(s, options);
  CHECK(firm.hosted_mw > 100.0);
  CHECK(firm.low_mw <= firm.hosted_mw);
  CHECK(firm.high_mw >= firm.hosted_mw);
  CHECK(firm.none.value < options.criterion);
  CHECK(firm.hosted.value <= options.criterion);
  CHECK(firm.hosted.value > 0.7 * options.criterion);
  CHECK(firm.load_mw < firm.hosted_mw);
  options.curtailable_share = 0.5;
  CHECK(host(s, options).hosted_mw > firm.hosted_mw + 20.0);
  options.year = 2044;
  CHECK_THROWS_AS((void)host(s, options), InputError);
}
