#include "sim/ode/dual.hpp"

#include <doctest/doctest.h>

using gigaload::sim::Dual;
using gigaload::sim::product;

TEST_CASE("dual: sums, products and quotients have the derivatives of calculus") {
  const Dual x(3.0, 1.0);
  CHECK((x * x * x).value == 27.0);
  CHECK((x * x * x).tangent == 27.0);
  CHECK((2.0 * x + 5.0).tangent == 2.0);
  CHECK((1.0 - x).value == -2.0);
  CHECK((1.0 - x).tangent == -1.0);
  CHECK((1.0 / x).tangent == doctest::Approx(-1.0 / 9.0));
  CHECK((x / 4.0).tangent == 0.25);
  Dual sum = 1.0;
  sum += x;
  CHECK(sum.value == 4.0);
  CHECK(sum.tangent == 1.0);
}

TEST_CASE("dual: a product of three is that of two times the third") {
  const Dual a(2.0, 0.5), b(3.0, -1.0), c(5.0, 7.0);
  CHECK(product(a, b, c).value == 30.0);
  CHECK(product(a, b, c).tangent == (a * b * c).tangent);
  CHECK(product(2.0, 3.0, 5.0) == 30.0);
}
