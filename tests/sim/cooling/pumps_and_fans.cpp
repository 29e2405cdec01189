#include "sim/cooling/pumps_and_fans.hpp"

#include <doctest/doctest.h>

using namespace gigaload::sim;

TEST_CASE("pumps and fans: power is pressure times the volume moved, over the efficiency") {
  // 2 bar and 0.5 m3/s of water are 100 kW of work
  CHECK(pump_power({.pressure_pa = 2e5, .efficiency = 0.8}, 500.0) == doctest::Approx(125.0));
  CHECK(pump_power({.pressure_pa = 2e5, .efficiency = 0.8}, 0.0) == 0.0);
  // 500 Pa and 10 m3/s of air are 5 kW, whatever it weighs
  CHECK(fan_power(500.0, 0.5, 12.0, 1.2) == doctest::Approx(10.0));
  CHECK(fan_power(500.0, 0.5, 8.0, 0.8) == doctest::Approx(10.0));
}
