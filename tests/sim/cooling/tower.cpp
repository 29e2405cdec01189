#include "sim/cooling/tower.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <random>

using namespace gigaload;
using namespace gigaload::sim;

TEST_CASE("tower: make-up as noted, by cycles of concentration") {
  const grid::Air air = grid::air_at_wet_bulb(26.0, 20.0);
  constexpr std::array<std::array<double, 2>, 4> noted = {
      {{3.0, 2.216}, {5.0, 1.847}, {10.0, 1.642}, {15.0, 1.583}}};
  for (const auto& [cycles, make_up] : noted) {
    CoolingLoad load;
    add_tower({.approach_k = 4.75, .range_k = 5.0, .cycles_of_concentration = cycles}, 1.0, air,
              load);
    CHECK(std::abs(load.water.evaporation - 1.477) < 0.0005);
    CHECK(std::abs(load.water.make_up - make_up) < 0.0005);
  }
}

TEST_CASE("tower: water and salt balance, whatever the drift") {
  std::mt19937 random(3);
  std::uniform_real_distribution<double> dry_bulb(-20.0, 45.0), depression(0.0, 8.0),
      heat(0.0, 2.0), cycles(1.2, 20.0), drift(0.0, 0.006);
  int all_drift = 0;
  for (int i = 0; i < 2000; ++i) {
    const double t = dry_bulb(random);
    const grid::Air air = grid::air_at_wet_bulb(t, t - depression(random));
    const TowerParameters tower{.drift = drift(random), .cycles_of_concentration = cycles(random)};
    CoolingLoad load;
    add_tower(tower, heat(random), air, load);
    const CoolingWater& water = load.water;
    REQUIRE(std::abs(water.make_up - water.evaporation - water.drift - water.blow_down) < 1e-9);
    const double salt_out = tower.cycles_of_concentration * (water.drift + water.blow_down);
    if (water.blow_down > 0.0) {
      REQUIRE(std::abs(water.make_up - salt_out) < 1e-9);
    } else {
      REQUIRE(salt_out >= water.make_up - 1e-9);
      ++all_drift;
    }
  }
  CHECK(all_drift > 100);
}

TEST_CASE("tower: what evaporates carries the heat; warmer water needs more of it") {
  CoolingLoad load;
  const grid::Air air = grid::air_at_wet_bulb(30.0, 20.0);
  add_tower({}, 1.0, air, load);
  // heat of evaporation at 27.25 C from steam tables: 2436.4 kJ/kg
  CHECK(load.water.evaporation == doctest::Approx(3600.0 / 2436.4).epsilon(1e-3));
  CoolingLoad cold;
  add_tower({}, 1.0, grid::air_at_wet_bulb(0.0, -2.0), cold);
  CHECK(cold.water.evaporation < load.water.evaporation);
  // 1 kW warms 0.0478 kg/s by 5 K; 208.65 kPa at 70 %, and the air by L/G
  const double circulating = 1.0 / (4.184 * 5.0);
  const double density = grid::moist_air_density(30.0, air.humidity_ratio, air.pressure_pa);
  CHECK(load.power.tower == doctest::Approx(circulating * 208.65 / 0.7 / 1000.0 +
                                            circulating / 2.1 / density * 0.250 / 0.775)
                                .epsilon(1e-12));
}
