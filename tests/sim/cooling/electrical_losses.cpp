#include "sim/cooling/electrical_losses.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <initializer_list>

using namespace gigaload::sim;

namespace {

double ups_efficiency(double k0, double k1, double k2, double load) {
  const ElectricalParameters alone{.ups_no_load = k0,
                                   .ups_linear = k1,
                                   .ups_quadratic = k2,
                                   .distribution_loss = 0.0,
                                   .lighting = 0.0};
  return 1.0 / heat_of_rooms(alone, load);
}

}  // namespace

TEST_CASE("electrical losses: UPS as noted, at full, half and a quarter of its load") {
  CHECK(std::abs(ups_efficiency(0.010, 0.010, 0.020, 1.0) - 0.962) < 0.0005);
  CHECK(std::abs(ups_efficiency(0.010, 0.010, 0.020, 0.5) - 0.962) < 0.0005);
  CHECK(std::abs(ups_efficiency(0.010, 0.010, 0.020, 0.25) - 0.948) < 0.0005);
  CHECK(ups_efficiency(0.003, 0.003, 0.005, 1.0) > 0.988);
}

TEST_CASE("electrical losses: in kW they are the loss polynomials themselves") {
  const ElectricalParameters p;
  const double capacity_kw = 1000.0;
  for (const double u : {0.1, 0.37, 0.8, 1.0}) {
    const double it_kw = u * capacity_kw;
    const double ups_kw = capacity_kw * (0.010 + 0.010 * u + 0.020 * u * u);
    const double distribution_kw = it_kw / 0.99 - it_kw;
    CHECK(it_kw * heat_of_rooms(p, u) ==
          doctest::Approx(it_kw + ups_kw + distribution_kw + 0.001 * it_kw).epsilon(1e-12));
    const double rating_kw = 1.3 * capacity_kw, passed_kw = 1.2 * it_kw;
    const double x = passed_kw / rating_kw;
    CHECK(it_kw * transformer_loss(p, 1.2, u) ==
          doctest::Approx(rating_kw * (0.001 + 0.006 * x * x)).epsilon(1e-12));
  }
}
