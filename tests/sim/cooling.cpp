#include "sim/cooling.hpp"

#include <doctest/doctest.h>

#include <limits>

#include "grid/error.hpp"

using namespace gigaload::sim;

TEST_CASE("PUE and WUE rise above their knees, WUE to its cap") {
  const CoolingCurve curve{.pue_base = 1.10,
                           .pue_per_k = 0.01,
                           .pue_knee_c = 20.0,
                           .wue_base_l_per_kwh = 0.2,
                           .wue_per_k = 0.1,
                           .wue_knee_c = 10.0,
                           .wue_max_l_per_kwh = 1.5};
  const auto cold = cooling_demand(curve, {.dry_bulb_c = -5.0});
  CHECK(cold.pue == 1.10);
  CHECK(cold.wue_l_per_kwh == 0.2);
  const auto mild = cooling_demand(curve, {.dry_bulb_c = 20.0});
  CHECK(mild.pue == 1.10);
  CHECK(mild.wue_l_per_kwh == doctest::Approx(1.2));
  const auto hot = cooling_demand(curve, {.dry_bulb_c = 40.0});
  CHECK(hot.pue == doctest::Approx(1.30));
  CHECK(hot.wue_l_per_kwh == 1.5);
}

TEST_CASE("air that is not a number is our fault, not a load") {
  const Air air{.dry_bulb_c = std::numeric_limits<double>::quiet_NaN()};
  CHECK_THROWS_AS((void)cooling_demand({}, air), gigaload::InternalError);
}
