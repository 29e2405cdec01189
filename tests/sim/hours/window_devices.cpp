#include "sim/hours/window_devices.hpp"

#include <doctest/doctest.h>

#include "sim/fleet/fleet_units.hpp"
#include "tests/sim/small_scenario.hpp"

using namespace gigaload;
using namespace gigaload::sim;

namespace {

/// Two hours in which the campuses draw 80 and 240 MW.
std::vector<HourState> two_hours() {
  HourState state;
  state.regions.resize(2);
  state.campuses = {{.filled_mw = 100.0, .built = 1.0, .load_mw = 80.0},
                    {.filled_mw = 300.0, .built = 1.0, .load_mw = 240.0, .first_mw = 240.0}};
  state.regions[1].curtailable_mw = 240.0;
  return {state, state};
}

grid::adequacy::SystemModel system_of(const Scenario& s, const std::vector<HourState>& states) {
  const std::vector<double> capacity_mw = {1500.0, 0.0, 100.0, 1000.0, 600.0, 0.0};
  auto system = FleetUnits(s).window(s.begin, s.begin + 2, capacity_mw, true);
  add_campus_devices(Campuses(s), states, system);
  check(system);
  return system;
}

}  // namespace

TEST_CASE("campuses without a meter are one response of their region") {
  const Scenario s = small_scenario();
  const auto system = system_of(s, two_hours());
  CHECK(system.meters.empty());
  REQUIRE(system.demand_responses.size() == 1);
  CHECK(system.demand_responses[0].name == "campuses-B");
  CHECK(system.demand_responses[0].region == RegionIndex(1));
  CHECK(system.demand_responses[0].borrow_capacity[0] == 240.0);
}

TEST_CASE("a campus with a meter has its own devices, sorted among the grid's by region") {
  Scenario s = small_scenario();
  s.campuses[0].plant = {.capacity_mw = 30.0, .units = 2, .forced_outage_rate = 0.1};
  s.campuses[0].flexible = {.share = 0.25, .payback_h = 10.0, .notice_h = 1.5};
  s.campuses[1].battery = {.power_mw = 80.0, .energy_mwh = 160.0};
  const auto system = system_of(s, two_hours());
  REQUIRE(system.meters.size() == 2);
  CHECK(system.meters[1].load[1] == 240.0);
  CHECK(system.generators[15].name == "campus-firm-plant-1");  // after 15 units of region A
  CHECK(system.generators[16].capacity[0] == 15.0);
  CHECK(system.generators[16].meter == 0U);
  const auto& battery = system.storages.back();
  CHECK(battery.name == "campus-flexible-battery");
  CHECK(battery.meter == 1U);
  CHECK(battery.charge_capacity[0] == 60.0);  // what the connection has room for
  CHECK(battery.discharge_capacity[0] == 80.0);
  REQUIRE(system.demand_responses.size() == 2);
  const auto& share = system.demand_responses[0];
  CHECK(share.name == "campus-firm-flexible");
  CHECK(share.borrow_capacity[0] == 20.0);
  CHECK(share.payback_capacity[0] == 20.0);
  CHECK(share.energy_capacity[0] == doctest::Approx(0.25 * 100.0 * 11.0));
  CHECK(share.terms.notice_steps == 2);
  CHECK(system.demand_responses[1].name == "campus-flexible-contract");
  CHECK(system.demand_responses[1].borrow_capacity[0] == 240.0);
}
