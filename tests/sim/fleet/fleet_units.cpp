#include "sim/fleet/fleet_units.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "grid/adequacy/sampling/monte_carlo.hpp"
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

TEST_CASE("an interface that fails is a line for each of its circuits") {
  Scenario s = small_scenario();
  grid::Interface& interface = s.grid.interfaces[0];
  interface.circuits = 4;
  const std::vector<double> capacity_mw(6, 10.0);
  CHECK(FleetUnits(s).window(s.begin, s.begin + 1, capacity_mw).lines.size() == 1);
  interface.forced_outage_rate = 0.2;
  interface.mean_time_to_repair_h = 5.0;
  const auto system = FleetUnits(s).window(s.begin, s.begin + 1, capacity_mw);
  REQUIRE(system.lines.size() == 4);
  CHECK(system.lines[3].name == "A-B-AC-4");
  double forward_mw = 0.0, backward_mw = 0.0;
  for (const auto& line : system.lines) {
    forward_mw += line.forward_capacity[0];
    backward_mw += line.backward_capacity[0];
    CHECK(line.chain.repair[0] == doctest::Approx(0.2));
    CHECK(line.chain.failure[0] / (line.chain.failure[0] + line.chain.repair[0]) ==
          doctest::Approx(0.2));
  }
  CHECK(forward_mw == doctest::Approx(200.0));
  CHECK(backward_mw == doctest::Approx(150.0));
  CHECK(system.interfaces[0].forward_capacity[0] == 200.0);
  check(system);
}

TEST_CASE("what a region misses behind circuits that fail, counted by hand") {
  Scenario s = small_scenario();
  s.grid.technologies[0].forced_outage_rate = 0.0;
  s.grid.interfaces[0].circuits = 4;  // of 50 MW
  s.grid.interfaces[0].forced_outage_rate = 0.2;
  s.grid.interfaces[0].mean_time_to_repair_h = 5.0;
  constexpr double kHours = 240.0;
  auto system = FleetUnits(s).window(s.begin, s.begin + static_cast<Hour>(kHours),
                                     std::vector<double>{1000.0, 0.0, 0.0, 100.0, 0.0, 0.0});
  system.regions[0].load = 500.0;
  system.regions[1].load = 250.0;  // 150 MW are to come over three circuits
  const auto result = grid::adequacy::assess(system, {.samples = 4000, .seed = 5});
  const double two = 6 * 0.64 * 0.04, one = 4 * 0.8 * 0.008, none = 0.0016;
  const auto within = [](const grid::adequacy::Estimate& found, double expected) {
    CAPTURE(found.value);
    CAPTURE(expected);
    CHECK(found.standard_error > 0.0);
    CHECK(std::abs(found.value - expected) < 4.0 * found.standard_error);
  };
  within(result.system.lolh, kHours * (two + one + none));
  within(result.regions[1].eue, kHours * (two * 50.0 + one * 100.0 + none * 150.0));
  CHECK(result.regions[0].eue.value == 0.0);
}

TEST_CASE("a limit on imports changes with the hour at which a season begins") {
  Scenario s = small_scenario();
  s.grid.import_limits = {{.name = "B",
                           .regions = {RegionIndex(1)},
                           .mw = 60.0,
                           .first_year = 2024,
                           .by_year = {{60.0, 61.0, 62.0, 63.0}, {70.0, 71.0, 72.0, 73.0}}}};
  const Hour june = grid::to_hour({2025, 6, 1});
  const FleetUnits units(s);
  const std::vector<double> capacity_mw(6, 10.0);
  const auto system = units.window(june - 24, june + 24, capacity_mw);
  REQUIRE(system.import_limits.size() == 1);
  CHECK(system.import_limits[0].limit[23] == 63.0);
  CHECK(system.import_limits[0].limit[24] == 70.0);
  check(system);
  const auto within = units.window(june, june + 168, capacity_mw);
  CHECK(within.import_limits[0].limit.constant());
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
