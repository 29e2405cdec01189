#include "grid/weather/air.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "grid/core/error.hpp"

using namespace gigaload::grid;

TEST_CASE("air: the three ways to make it agree") {
  for (double p : {80000.0, 101325.0}) {
    for (double t = -30.0; t <= 48.0; t += 3.0) {
      for (double rh : {0.02, 0.2, 0.55, 0.9, 1.0}) {
        const Air air = air_at_relative_humidity(t, rh, p);
        CHECK(air.dry_bulb_c == t);
        CHECK(air.pressure_pa == p);
        CHECK(air.wet_bulb_c <= t);
        CHECK(relative_humidity(t, air.humidity_ratio, p) == doctest::Approx(rh).epsilon(1e-12));

        const double dew = dew_point_c(vapour_pressure_pa(air.humidity_ratio, p));
        const Air by_dew = air_at_dew_point(t, std::min(dew, t), p);
        CHECK(by_dew.humidity_ratio == doctest::Approx(air.humidity_ratio).epsilon(1e-8));
        CHECK(std::abs(by_dew.wet_bulb_c - air.wet_bulb_c) < 1e-7);

        const Air by_wet = air_at_wet_bulb(t, air.wet_bulb_c, p);
        CHECK(std::abs(by_wet.humidity_ratio - air.humidity_ratio) < 1e-9);
        CHECK(by_wet.wet_bulb_c == air.wet_bulb_c);
      }
    }
  }
}

TEST_CASE("air: a wet bulb that no air has becomes that of dry air") {
  const Air dry = air_at_relative_humidity(30.0, 0.0);
  CHECK(dry.humidity_ratio == 0.0);
  CHECK(dry.wet_bulb_c > 9.0);
  CHECK(dry.wet_bulb_c < 11.0);
  const Air air = air_at_wet_bulb(30.0, 2.0);
  CHECK(air.humidity_ratio == 0.0);
  CHECK(air.wet_bulb_c == dry.wet_bulb_c);
}

TEST_CASE("air: what is no air is our fault") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  CHECK_THROWS_AS((void)air_at_relative_humidity(20.0, 1.01), gigaload::InternalError);
  CHECK_THROWS_AS((void)air_at_relative_humidity(20.0, nan), gigaload::InternalError);
  CHECK_THROWS_AS((void)air_at_relative_humidity(nan, 0.5), gigaload::InternalError);
  CHECK_THROWS_AS((void)air_at_dew_point(20.0, 20.1), gigaload::InternalError);
  CHECK_THROWS_AS((void)air_at_wet_bulb(20.0, 20.1), gigaload::InternalError);
  CHECK_THROWS_AS((void)air_at_wet_bulb(20.0, nan), gigaload::InternalError);
}
