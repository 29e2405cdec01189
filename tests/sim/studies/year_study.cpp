#include "sim/studies/year_study.hpp"

#include <doctest/doctest.h>

#include <cstddef>

#include "grid/core/error.hpp"
#include "sim/cooling/cooling_table.hpp"
#include "sim/cooling/shared_work.hpp"
#include "sim/studies/hosting.hpp"
#include "tests/sim/small_year.hpp"

using namespace gigaload;
using namespace gigaload::sim;

TEST_CASE("a study has its tables from the work it shares, and is the same") {
  const Scenario s = small_year();
  const YearStudy::Hours hours{s.begin, s.begin + 168};
  const SharedWork shared;
  const CampusLoadParameters& plant = s.campuses[0].load;
  const auto table = shared.cooling_table(plant.cooling, plant.cooling_parameters,
                                          site_pressure_pa(s.grid.data[0]));
  const auto owners = table.use_count();
  const YearStudy study(s, hours, 0, shared);
  CHECK(table.use_count() > owners);
  const YearStudy alone(s, hours);
  REQUIRE(study.states().size() == alone.states().size());
  for (std::size_t h = 0; h < alone.states().size(); ++h) {
    CHECK(study.states()[h].campuses[0].load_mw == alone.states()[h].campuses[0].load_mw);
    CHECK(study.states()[h].regions[0].other_dc_water_m3 ==
          alone.states()[h].regions[0].other_dc_water_m3);
  }
}

TEST_CASE("what a region can host meets the criterion, and a curtailable share makes it more") {
  Scenario s = small_year();
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
  CHECK_FALSE(firm.planning_area_none);
  for (auto& region : s.grid.regions) region.planning_area = "pool";
  const Hosting pooled = host(s, options);
  CHECK(pooled.hosted_mw == firm.hosted_mw);
  REQUIRE(pooled.planning_area_hosted);
  // both regions are the interconnection, too
  CHECK(pooled.planning_area_hosted->value == firm.interconnection_hosted.value);
  CHECK(pooled.planning_area_none->value == firm.interconnection_none.value);
  options.curtailable_share = 0.5;
  CHECK(host(s, options).hosted_mw > firm.hosted_mw + 20.0);
  options.year = 2044;
  CHECK_THROWS_AS((void)host(s, options), InputError);
}

TEST_CASE("what a region can host is found by rates of a year where the run covers part of it") {
  Scenario s = small_year();
  s.grid.fleet[0].capacity_mw = {2600.0, 2600.0};
  HostingOptions options;
  options.region = RegionIndex(0);
  options.year = 2025;
  options.metric = &grid::adequacy::Metrics::lolh;
  options.criterion = 200.0;
  options.samples = 40;
  options.within_mw = 5.0;
  options.threads = 2;
  const Hosting whole = host(s, options);
  CHECK(whole.share_of_year == 1.0);
  s.end = grid::to_hour({2025, 7, 2});
  const Hosting half = host(s, options);
  CHECK(half.share_of_year == doctest::Approx(182.0 / 365.0));
  // the demand of this scenario is flat: the days missed are as many in either half of the year
  CHECK(half.hosted_mw == doctest::Approx(whole.hosted_mw).epsilon(0.05));
  CHECK(half.hosted.value <= options.criterion);
  CHECK(half.hosted.value > 0.7 * options.criterion);
}
