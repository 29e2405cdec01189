#include "sim/cooling/chiller.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "sim/cooling/tower.hpp"

using namespace gigaload;
using namespace gigaload::sim;

TEST_CASE("chiller: coefficients of performance as noted") {
  // samples of the chiller model that the fits stand for; the fits' own errors are 3.0 and 4.7 %
  CHECK(std::abs(water_cooled_cop(20.0, 0.5) - 7.15) < 0.03 * 7.15);
  CHECK(std::abs(water_cooled_cop(29.4, 0.75) - 6.4) < 0.03 * 6.4);
  CHECK(std::abs(air_cooled_cop(35.0, 0.75) - 3.18) < 0.047 * 3.18);
  CHECK(std::abs(air_cooled_cop(15.0, 0.5) - 6.69) < 0.047 * 6.69);
}

TEST_CASE("chiller: better when the sink is colder, constant below 10 C and outside 0.2 to 1") {
  for (const double q : {0.2, 0.5, 1.0}) {
    for (double t = 10.0; t < 45.0; t += 1.0) {
      CHECK(water_cooled_cop(t + 1.0, q) < water_cooled_cop(t, q));
      CHECK(air_cooled_cop(t + 1.0, q) < air_cooled_cop(t, q));
    }
    CHECK(water_cooled_cop(-20.0, q) == water_cooled_cop(10.0, q));
    CHECK(air_cooled_cop(-20.0, q) == air_cooled_cop(10.0, q));
  }
  CHECK(air_cooled_cop(25.0, 0.0) == air_cooled_cop(25.0, 0.2));
  CHECK(air_cooled_cop(25.0, 1.5) == air_cooled_cop(25.0, 1.0));
}

TEST_CASE("chiller: a water-cooled one gives off what it takes up and its own power") {
  const CoolingParameters p;
  const grid::Air air = grid::air_at_wet_bulb(30.0, 24.0);
  CoolingLoad load;
  const double given_off = add_water_cooled_chiller(p, 1.1, air, 0.8, load);
  CHECK(given_off == doctest::Approx(1.1 + load.power.chiller).epsilon(1e-14));
  CHECK(load.power.chiller == doctest::Approx(1.1 / water_cooled_cop(28.75, 0.5)).epsilon(1e-12));
  CHECK(load.power.pumps == doctest::Approx(1.1 / (4.2 * 7.5) * 0.14365 / 0.7).epsilon(1e-12));

  CoolingLoad outdoor;
  add_air_cooled_chiller(p, 1.1, air, 0.8, outdoor);
  CHECK(outdoor.power.chiller == doctest::Approx(1.1 / air_cooled_cop(30.0, 0.5)).epsilon(1e-12));
  CoolingLoad none;
  CHECK(add_water_cooled_chiller(p, 0.0, air, 0.8, none) == 0.0);
  CHECK(none.power.cooling() == 0.0);
}
