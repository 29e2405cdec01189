#include "grid/core/cholesky.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "grid/core/error.hpp"

using namespace gigaload::grid;

namespace {

double product(const std::vector<double>& l, std::size_t n, std::size_t i, std::size_t j) {
  double sum = 0.0;
  for (std::size_t k = 0; k < n; ++k) sum += l[i * n + k] * l[j * n + k];
  return sum;
}

}  // namespace

TEST_CASE("cholesky: a factor known in closed form") {
  const Cholesky c = correlation_factor({1.0, 0.6, 0.6, 1.0}, 2);
  CHECK(c.ridge == 0.0);
  CHECK(c.factor[0] == 1.0);
  CHECK(c.factor[1] == 0.0);
  CHECK(c.factor[2] == doctest::Approx(0.6).epsilon(1e-15));
  CHECK(c.factor[3] == doctest::Approx(0.8).epsilon(1e-15));
}

TEST_CASE("cholesky: the factor gives back a matrix of 30 stations") {
  constexpr std::size_t n = 30;
  std::vector<double> matrix(n * n);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      matrix[i * n + j] = std::exp(-0.2 * std::abs(double(i) - double(j)));
    }
  }
  const Cholesky c = correlation_factor(matrix, n);
  CHECK(c.ridge == 0.0);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      CHECK(product(c.factor, n, i, j) == doctest::Approx(matrix[i * n + j]).epsilon(1e-13));
    }
  }
}

TEST_CASE("cholesky: an impossible matrix is drawn towards the identity, as little as needed") {
  // eigenvalues 1.9, 1.9 and -0.8: possible from a ridge of 0.8 on
  const std::vector<double> matrix = {1.0, 0.9, -0.9, 0.9, 1.0, 0.9, -0.9, 0.9, 1.0};
  const Cholesky c = correlation_factor(matrix, 3);
  CHECK(c.ridge > 0.8);
  CHECK(c.ridge <= 1.6 + 1e-9);
  for (std::size_t i = 0; i < 3; ++i) {
    for (std::size_t j = 0; j < 3; ++j) {
      const double expected = i == j ? 1.0 : matrix[i * 3 + j] / (1.0 + c.ridge);
      CHECK(product(c.factor, 3, i, j) == doctest::Approx(expected).epsilon(1e-12));
    }
  }
}

TEST_CASE("cholesky: a wrong size and a number that is none") {
  CHECK_THROWS_AS(static_cast<void>(correlation_factor({1.0, 0.0}, 2)), gigaload::InternalError);
  const double nan = std::numeric_limits<double>::quiet_NaN();
  CHECK_THROWS_AS(static_cast<void>(correlation_factor({1.0, nan, nan, 1.0}, 2)),
                  gigaload::NumericalError);
}
