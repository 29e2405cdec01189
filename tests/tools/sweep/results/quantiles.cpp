#include "tools/sweep/results/quantiles.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

using gigaload::tools::sweep::quantiles_of;

namespace {
constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();
}  // namespace

TEST_CASE("quantiles stand on straight lines between the ordered values") {
  std::vector<double> sample = {4.0, kNothing, 1.0, 2.0, 10.0};
  // positions 0, 0.75, 1.5, 3 among 1, 2, 4, 10
  CHECK(quantiles_of(sample, {0.0, 0.25, 0.5, 1.0}) == std::vector<double>{1.0, 1.75, 3.0, 10.0});
}

TEST_CASE("quantiles of one value, of none, and of infinite ones") {
  std::vector<double> one = {3.0}, none = {kNothing, kNothing};
  CHECK(quantiles_of(one, {0.0, 0.7, 1.0}) == std::vector<double>{3.0, 3.0, 3.0});
  CHECK(std::isnan(quantiles_of(none, {0.5}).front()));
  std::vector<double> infinite = {1.0, kInfinity, kInfinity};
  CHECK(quantiles_of(infinite, {0.0, 0.5, 0.75}) == std::vector<double>{1.0, kInfinity, kInfinity});
}
