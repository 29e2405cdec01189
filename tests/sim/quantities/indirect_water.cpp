#include "sim/quantities/indirect_water.hpp"

#include <doctest/doctest.h>

#include "tests/sim/small_scenario.hpp"

using namespace gigaload;
using namespace gigaload::sim;

namespace {

/// Four regions, three in one interconnection; gas (0.8 m3/MWh) and a technology without water.
grid::System four_regions() {
  grid::System grid;
  grid.regions = {{"A", "A", "east", "America/New_York"},
                  {"B", "B", "east", "America/New_York"},
                  {"C", "C", "west", "America/Denver"},
                  {"D", "D", "east", "America/New_York"}};
  grid::Technology gas, wind;
  gas.water_m3_per_mwh = 0.8;
  grid.technologies = {gas, wind};
  return grid;
}

grid::HourBalance balance(std::vector<double> generation, std::vector<double> net_import) {
  grid::HourBalance b;
  b.generation_mw = std::move(generation);
  b.net_import_mw = std::move(net_import);
  return b;
}

}  // namespace

TEST_CASE("indirect water: a region alone has the water of its own plants") {
  IndirectWater water(four_regions());
  water.take(balance({100, 0, 50, 150, 0, 10, 0, 0}, {0, 0, 0, 0}));
  CHECK(water.at_plants_m3() == std::vector<double>{80.0, 40.0, 0.0, 0.0});
  CHECK(water.m3_per_mwh()[0] == doctest::Approx(0.8));
  CHECK(water.m3_per_mwh()[1] == doctest::Approx(0.2));
  CHECK(water.m3_per_mwh()[2] == 0.0);
  CHECK(water.m3_per_mwh()[3] == 0.0);  // dark
}

TEST_CASE("indirect water: what comes from outside the grid brings none") {
  IndirectWater water(four_regions());
  grid::HourBalance b = balance({100, 0, 50, 150, 0, 10, 0, 0}, {0, 0, 0, 0});
  b.outside_mw = {100.0, -20.0, 0.0, 0.0};
  water.take(b);
  CHECK(water.at_plants_m3() == std::vector<double>{80.0, 40.0, 0.0, 0.0});
  CHECK(water.m3_per_mwh()[0] == doctest::Approx(0.4));
  CHECK(water.m3_per_mwh()[1] == doctest::Approx(0.2));
}

TEST_CASE("indirect water: imports bring the exporters' water, and none is lost") {
  IndirectWater water(four_regions());
  // A sends 60 of gas, B 20 of a quarter gas, D takes both and makes 20 itself of gas
  water.take(balance({100, 0, 50, 150, 7, 3, 20, 0}, {-60, -20, 0, 80}));
  const double sent = (60 * 0.8 + 20 * 0.2) / 80.0;
  CHECK(water.m3_per_mwh()[3] == doctest::Approx((20 * 0.8 + 80 * sent) / 100.0));
  CHECK(water.m3_per_mwh()[0] == doctest::Approx(0.8));
  const double used_mwh[] = {40, 180, 10, 100};
  double used = 0.0, made = 0.0;
  for (std::size_t r = 0; r < 4; ++r) {
    used += used_mwh[r] * water.m3_per_mwh()[r];
    made += water.at_plants_m3()[r];
  }
  CHECK(used == doctest::Approx(made).epsilon(1e-12));
}

TEST_CASE("indirect water: over a tie between interconnections comes the mean of all exports") {
  IndirectWater water(four_regions());
  water.take(balance({100, 0, 0, 100, 10, 0, 0, 0}, {-30, -10, 40, 0}));
  CHECK(water.m3_per_mwh()[2] == doctest::Approx((8.0 + 40 * (30 * 0.8) / 40.0) / 50.0));
}
