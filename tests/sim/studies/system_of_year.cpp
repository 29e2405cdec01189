#include "sim/studies/system_of_year.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

#include "grid/adequacy/sampling/monte_carlo.hpp"
#include "grid/core/error.hpp"
#include "sim/studies/year_study.hpp"
#include "tests/sim/small_scenario.hpp"
#include "tests/sim/system_of_year.hpp"

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

/// Both campuses with all that can stand behind a meter, and all terms that a flexible share knows.
Scenario scenario_with_devices() {
  Scenario s = scenario_of_a_year();
  s.campuses[0].contract = Contract::bring_your_own;
  s.campuses[0].accredited_mw = 50.0;
  s.campuses[0].plant = {
      .capacity_mw = 40.0, .units = 4, .forced_outage_rate = 0.1, .mean_time_to_repair_h = 20.0};
  s.campuses[0].battery = {.power_mw = 30.0, .energy_mwh = 90.0};
  s.campuses[0].flexible = {.share = 0.5, .payback_h = 12.0, .notice_h = 1.0};
  s.campuses[1].contract = Contract::firm;
  s.campuses[1].battery = {.power_mw = 100.0, .energy_mwh = 400.0};
  s.campuses[1].flexible = {.share = 0.9, .most_h = 400.0, .most_events = 60.0};
  return s;
}

YearAdequacy of_the_run(const Scenario& s) {
  return YearStudy(s, 2025).assess(
      {.samples = 200, .sampled_weather = false, .quantiles = {}, .threads = 2}, {});
}

grid::adequacy::Result of_the_system(const grid::adequacy::SystemModel& system) {
  return grid::adequacy::assess(system,
                                {.samples = 200, .seed = 77, .threads = 2, .initial_charge = 1.0});
}

void check_agree(const grid::adequacy::Estimate& a, const grid::adequacy::Estimate& b) {
  CAPTURE(a.value);
  CAPTURE(b.value);
  CHECK(b.value > 0.0);
  CHECK(std::abs(a.value - b.value) < 4.0 * std::hypot(a.standard_error, b.standard_error));
}

}  // namespace

TEST_CASE("a year as a system: assessed by itself it has the year's EUE and LOLE, within errors") {
  for (const Scenario& s : {scenario_of_a_year(), scenario_with_devices()}) {
    const YearAdequacy year = of_the_run(s);
    const auto system = system_of_year(s, 2025);
    check(system);
    CHECK(system.steps == 8760);
    const auto result = of_the_system(system);
    check_agree(year.areas[0].eue, result.system.eue);
    check_agree(year.areas[0].lolh, result.system.lolh);
    check_agree(year.areas[0].event_days, result.system.event_days);
    check_agree(year.areas[0].neue, result.system.neue);
  }
  CHECK_THROWS_AS((void)system_of_year(scenario_of_a_year(), 2031), InputError);
}

TEST_CASE("a year as a system has the devices of campuses, and they lower its risk") {
  Scenario s = scenario_with_devices();
  const auto with = system_of_year(s, 2025);
  CHECK(with.meters.size() == 2);
  CHECK(with.demand_responses.size() == 3);  // a contract, two flexible shares
  CHECK(with.storages.size() == 3);          // one of the grid
  const double all = of_the_system(with).system.lolh.value;
  Scenario without = s;
  for (Campus& campus : without.campuses) campus.battery = {};
  const double no_battery = of_the_system(system_of_year(without, 2025)).system.lolh.value;
  for (Campus& campus : without.campuses) campus.flexible = {};
  const double no_flexible = of_the_system(system_of_year(without, 2025)).system.lolh.value;
  CHECK(all < 0.95 * no_battery);
  CHECK(no_battery < 0.95 * no_flexible);
}

TEST_CASE("a year as a system has what comes from Canada as a plant, and exports as load") {
  const Scenario without = scenario_of_a_year();
  Scenario s = without;
  s.grid.data[0].canada_import_mw = {60.0};
  s.grid.data[1].canada_import_mw = {-40.0};
  const auto system = system_of_year(s, 2025), before = system_of_year(without, 2025);
  check(system);
  const auto plant =
      std::ranges::find(system.generators, "A-canada", &grid::adequacy::Generator::name);
  REQUIRE(plant != system.generators.end());
  CHECK(plant->capacity[4000] == 60'000.0);  // kW
  CHECK(system.regions[0].load[4000] == before.regions[0].load[4000]);
  CHECK(system.regions[1].load[4000] == doctest::Approx(before.regions[1].load[4000] + 40'000.0));
  check_agree(of_the_run(s).areas[0].eue, of_the_system(system).system.eue);
}

TEST_CASE("a campus of a region's name has devices of other names than the region's own") {
  Scenario s = scenario_with_devices();
  for (const grid::Region& region : s.grid.regions) {
    s.campuses[0].name = region.name;
    const auto system = system_of_year(s, 2025);
    std::set<std::string> names;
    for (const auto& storage : system.storages) names.insert(storage.name);
    CHECK(names.size() == system.storages.size());
  }
}

TEST_CASE("a campus that grows in the year has devices that grow with it") {
  Scenario s = scenario_with_devices();
  s.campuses[1].phases = {{s.begin, 300.0, 0.0, 0.5, 0.5}};
  const auto system = system_of_year(s, 2025);
  check(system);
  const auto battery =
      std::ranges::find(system.storages, "campus-flexible-battery", &grid::adequacy::Storage::name);
  REQUIRE(battery != system.storages.end());
  CHECK(battery->discharge_capacity[0] == 50'000.0);  // kW
  // of the half in construction 1 - exp(-a) (1 + a + a^2/2 + a^3/6), a = 4 / 2.4, stands after a
  // year; the last exchange holds what stood at its begin
  CHECK(battery->discharge_capacity[8759] == doctest::Approx(54'413.0).epsilon(0.002));
  // MWh to whole kWh, of four hours
  CHECK(std::abs(battery->energy_capacity[8759] - 0.004 * battery->discharge_capacity[8759]) <
        0.005);
  for (const auto& response : system.demand_responses) {
    for (std::size_t h = 0; h < system.steps; ++h) {
      CHECK(response.borrow_capacity[h] <= 1000.0 * response.energy_capacity[h]);
    }
  }
}
