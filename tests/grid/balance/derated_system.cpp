#include "grid/balance/derated_system.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "grid/balance/dispatch.hpp"
#include "tests/grid/parts.hpp"

using namespace gigaload;
using namespace gigaload::grid;

namespace {

using adequacy::Series;

/// Two regions: coal and wind in A, a lake and two batteries in B.
std::shared_ptr<const adequacy::SystemModel> two_regions() {
  adequacy::SystemModel s;
  s.steps = 2;
  s.regions = {{"A", 50.0}, {"B", 60.0}};
  auto coal = adequacy::generator(0, 100.0, 0.1, 0.3);  // there three hours in four
  coal.category = "Coal";
  auto wind = adequacy::generator(0, Series({40.0, 8.0}), 0.0, 1.0);
  wind.category = "Wind";
  s.generators = {coal, wind};
  auto lake = adequacy::device<adequacy::GeneratorStorage>("L", 1, 0.0, 1.0);
  lake.category = "Hydro";
  lake.inflow = Series({30.0, 90.0});
  lake.grid_injection_capacity = lake.discharge_capacity = 70.0;
  s.generator_storages = {lake};
  auto small = adequacy::battery(1, 10.0, 20.0), large = adequacy::battery(1, 10.0, 60.0);
  small.category = large.category = "Coal";  // what it is called is the file's affair
  small.charge_efficiency = large.charge_efficiency = 0.8;
  small.discharge_efficiency = large.discharge_efficiency = 0.5;
  s.storages = {small, large};
  s.interfaces = {{RegionIndex(0), RegionIndex(1), 70.0, adequacy::kUnlimited}};
  s.lines = {{"1", "AC", InterfaceIndex(0), 40.0, 40.0, {0.1, 0.3}},
             {"2", "AC", InterfaceIndex(0), Series({60.0, 20.0}), 20.0, {0.0, 1.0}}};
  s.groups = {{"all", {RegionIndex(0), RegionIndex(1)}}};
  return std::make_shared<const adequacy::SystemModel>(s);
}

}  // namespace

TEST_CASE("limits on imports are those of the steps, in the mean") {
  auto system = *two_regions();
  system.import_limits = {{"B", {RegionIndex(1)}, Series({30.0, 50.0})}};
  const System grid = DeratedSystem(std::make_shared<const adequacy::SystemModel>(system)).grid();
  REQUIRE(grid.import_limits.size() == 1);
  CHECK(grid.import_limits[0].name == "B");
  CHECK(grid.import_limits[0].regions == std::vector<RegionIndex>{RegionIndex(1)});
  CHECK(grid.import_limits[0].mw == doctest::Approx(40.0));
}

TEST_CASE("categories are technologies: those that change with time first, stores last") {
  const DeratedSystem derated(two_regions());
  const System& grid = derated.grid();
  REQUIRE(grid.technologies.size() == 4);
  CHECK(grid.technologies[0].name == "Wind");
  CHECK(grid.technologies[1].name == "Hydro");
  CHECK(grid.technologies[2].name == "Coal");
  CHECK(grid.technologies[3].name == "Coal (storage)");
  CHECK(grid.technologies[2].kind == TechnologyKind::other);
  CHECK(grid.technologies[3].is_storage());
  CHECK(grid.technologies[3].duration_h == doctest::Approx(80.0 * 0.5 / 20.0));
  CHECK(grid.technologies[3].round_trip_efficiency == doctest::Approx(0.4));
  CHECK(std::isnan(grid.technologies[2].co2_t_per_mmbtu));
  CHECK(std::isnan(grid.technologies[2].water_m3_per_mwh));
  CHECK(grid.regions[1].interconnection == "all");
  double capacity_mw = 0.0;
  for (const FleetEntry& entry : grid.fleet) capacity_mw += entry.capacity_mw[0];
  CHECK(capacity_mw == doctest::Approx(40.0 + 100.0 + 70.0 + 20.0));
  // of the lines 30 + 60 and 30 + 20, of the limit 70 there and none back
  REQUIRE(grid.interfaces.size() == 1);
  CHECK(grid.interfaces[0].forward_mw == doctest::Approx(0.5 * (70.0 + 50.0)));
  CHECK(grid.interfaces[0].reverse_mw == doctest::Approx(50.0));
}

TEST_CASE("what is there in a step: capacity times stationary availability") {
  const DeratedSystem derated(two_regions());
  const std::vector<std::vector<double>> wanted = {{40.0, 0.0, 75.0, 0.0, 0.0, 30.0, 0.0, 20.0},
                                                   {8.0, 0.0, 75.0, 0.0, 0.0, 70.0, 0.0, 20.0}};
  std::vector<double> mw(8, -1.0);
  for (std::size_t step = 0; step < 2; ++step) {
    derated.available(step, 0, mw);
    for (std::size_t cell = 0; cell < 8; ++cell) {
      CHECK(mw[cell] == doctest::Approx(wanted[step][cell]));
    }
  }
}

TEST_CASE("without prices: the region's own plants, those that change with time first") {
  const DeratedSystem derated(two_regions());
  Dispatcher dispatcher(derated.grid(), {.hurdle_usd_per_mwh = 2.0});
  std::vector<double> mw(8);
  derated.available(0, 0, mw);
  const std::vector<double> load_mw = {50.0, 60.0}, none(2, 0.0), no_store(8, 0.0);
  HourBalance balance;
  CHECK(dispatcher.solve_without_storage({.firm_load_mw = load_mw,
                                          .curtailable_load_mw = none,
                                          .available_mw = mw,
                                          .storage_capacity_mwh = no_store},
                                         balance));
  CHECK(balance.generation_mw[0] == doctest::Approx(40.0));
  CHECK(balance.generation_mw[2] == doctest::Approx(10.0 + 30.0));  // coal, half of it for B
  CHECK(balance.generation_mw[5] == doctest::Approx(30.0));
  CHECK(balance.flow_mw[0] == doctest::Approx(30.0));
}

TEST_CASE("plants with dates: what is there in an hour, and the fleet at the ends of the years") {
  auto system = *two_regions();
  system.generators[0].service.end = to_hour({2027, 7, 1});
  const DeratedSystem derated(std::make_shared<const adequacy::SystemModel>(system));
  std::vector<double> mw(8);
  derated.available(0, to_hour({2027, 7, 1}) - 1, mw);
  CHECK(mw[2] == doctest::Approx(75.0));
  derated.available(0, to_hour({2027, 7, 1}), mw);
  CHECK(mw[2] == 0.0);
  const auto& fleet = derated.grid().fleet;
  const auto coal = std::ranges::find_if(
      fleet, [](const FleetEntry& entry) { return entry.technology == TechnologyIndex(2); });
  REQUIRE(coal != fleet.end());
  CHECK(coal->years == std::vector<int>{2026, 2027});
  CHECK(coal->capacity_mw == std::vector<double>{100.0, 0.0});
}
