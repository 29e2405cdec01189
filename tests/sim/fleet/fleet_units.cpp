#include "sim/fleet/fleet_units.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "tests/sim/small_scenario.hpp"

using namespace gigaload;
using namespace gigaload::sim;

TEST_CASE("units of a class: their number, size, chain and who they are") {
  Scenario s = small_scenario();
  s.grid.technologies[0].mean_time_to_repair_h = 50.0;
  const FleetUnits units(s);
  const std::vector<double> capacity_mw = {1540.0, 0.0, 100.0, 40.0, 600.0, 0.0};
  const auto system = units.window(s.begin, s.begin + 24, capacity_mw, true);
  REQUIRE(system.generators.size() == 16);  // 1540 / 100 of A, 1 of B; wind is left out
  CHECK(system.generators[0].capacity[0] == doctest::Approx(1540.0 / 15.0));
  CHECK(system.generators[15].capacity[0] == doctest::Approx(40.0));
  CHECK(system.generators[0].name == "A-gas-1");
  const auto& chain = system.generators[0].chain;
  CHECK(chain.repair[0] == doctest::Approx(0.02).scale(0.0));
  CHECK(chain.failure[0] / (chain.failure[0] + chain.repair[0]) == doctest::Approx(0.1));
  REQUIRE(system.storages.size() == 1);
  CHECK(system.storages[0].energy_capacity[0] == doctest::Approx(400.0));
  CHECK(system.storages[0].charge_efficiency[0] == doctest::Approx(0.8));
  check(system);

  // a unit that is still there next year is the same one
  auto grown = capacity_mw;
  grown[0] = 1760.0;
  const auto next = units.window(s.begin, s.begin + 24, grown);
  REQUIRE(next.generators.size() == 19);
  CHECK(next.generators[14].identity == system.generators[14].identity);
  CHECK(next.generators[18].identity == system.generators[15].identity);  // that of B
  CHECK(next.generators[17].identity != next.generators[18].identity);
}

TEST_CASE("scheduled outages: the months of the window, and what a measured availability leaves") {
  Scenario s = small_scenario();
  s.grid.technologies[0].scheduled_outage.fill(0.0);
  s.grid.technologies[0].scheduled_outage[1] = 0.2;
  const FleetUnits units(s);
  const Hour february = grid::to_hour({2025, 2, 1});
  CHECK(units.scheduled(RegionIndex(0), 0, february - 24, february) == doctest::Approx(1.0));
  CHECK(units.scheduled(RegionIndex(0), 0, february - 24, february + 72) ==
        doctest::Approx(0.25 + 0.75 * 0.8));
  s.grid.technologies[0].scheduled_outage.fill(0.0);
  s.grid.data[0].availability[0] = 0.72;  // of which 0.9 is forced outages
  const FleetUnits measured(s);
  CHECK(measured.scheduled(RegionIndex(0), 0, february, february + 24) == doctest::Approx(0.8));
}

TEST_CASE("winter's rating makes units larger, but not those whose year is measured") {
  Scenario s = small_scenario();
  s.grid.technologies[0].winter_rating = 1.1;
  const Hour january = grid::to_hour({2025, 1, 6});
  const Hour july = grid::to_hour({2025, 7, 7});
  const FleetUnits units(s);
  CHECK(units.scheduled(RegionIndex(0), 0, january, january + 24) == doctest::Approx(1.1));
  CHECK(units.scheduled(RegionIndex(0), 0, july, july + 24) == doctest::Approx(1.0));
  s.grid.data[0].availability[0] = 0.9;
  CHECK(FleetUnits(s).scheduled(RegionIndex(0), 0, january, january + 24) == doctest::Approx(1.0));
}

TEST_CASE("links between two regions are one interface of lines, from the lower to the higher") {
  Scenario s = small_scenario();
  s.grid.interfaces.push_back({RegionIndex(1), RegionIndex(0), "HVDC", 30.0, 40.0});
  s.grid.interfaces.push_back(
      {RegionIndex(0), RegionIndex(1), "unlimited", std::numeric_limits<double>::infinity(), 5.0});
  const auto system = FleetUnits(s).window(s.begin, s.begin + 1, std::vector<double>(6, 10.0));
  REQUIRE(system.interfaces.size() == 1);
  REQUIRE(system.lines.size() == 3);
  CHECK(system.interfaces[0].forward_capacity[0] == grid::adequacy::kUnlimited);
  CHECK(system.interfaces[0].backward_capacity[0] == doctest::Approx(150.0 + 30.0 + 5.0));
  CHECK(system.lines[1].forward_capacity[0] == doctest::Approx(40.0));
  check(system);
}

TEST_CASE("limits on imports are the grid's, in every window") {
  Scenario s = small_scenario();
  s.grid.import_limits = {{"B", {RegionIndex(1)}, 60.0}};
  const auto system = FleetUnits(s).window(s.begin, s.begin + 1, std::vector<double>(6, 10.0));
  REQUIRE(system.import_limits.size() == 1);
  CHECK(system.import_limits[0].regions == std::vector<RegionIndex>{RegionIndex(1)});
  CHECK(system.import_limits[0].limit[0] == 60.0);
  check(system);
}

TEST_CASE("a region's demand response follows the seasons and is called after the campuses") {
  Scenario s = small_scenario();
  s.demand_response.most_h = 40.0;
  s.demand_response.regions = {{.region = RegionIndex(1), .summer_mw = 30.0, .winter_mw = 20.0}};
  const Hour april = grid::to_hour({2025, 4, 1});
  const auto system =
      FleetUnits(s).window(april - 1, april + 1, std::vector<double>(6, 10.0), true);
  REQUIRE(system.demand_responses.size() == 1);
  const auto& response = system.demand_responses[0];
  CHECK(response.name == "B-demand-response");
  CHECK(response.region == RegionIndex(1));
  CHECK(response.borrow_capacity[0] == 20.0);
  CHECK(response.borrow_capacity[1] == 30.0);
  CHECK(response.terms.most_steps == 40.0);
  CHECK(response.terms.most_events == 10.0);
  CHECK(response.terms.rank > 1);
  CHECK(response.identity < kFirstCampusIdentity);
  check(system);
}
