#include "grid/core/cholesky.hpp"

#include <cmath>

#include "grid/core/error.hpp"

namespace gigaload::grid {
namespace {

constexpr double kSmallestPivot = 1e-10;

bool factorise(const std::vector<double>& matrix, std::size_t n, double ridge,
               std::vector<double>& l) {
  l.assign(n * n, 0.0);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      double sum = i == j ? 1.0 : matrix[i * n + j] / (1.0 + ridge);
      for (std::size_t k = 0; k < j; ++k) sum -= l[i * n + k] * l[j * n + k];
      if (i == j) {
        if (!(sum > kSmallestPivot)) return false;
        l[i * n + i] = std::sqrt(sum);
      } else {
        l[i * n + j] = sum / l[j * n + j];
      }
    }
  }
  return true;
}

}  // namespace

Cholesky correlation_factor(const std::vector<double>& matrix, std::size_t size) {
  if (matrix.size() != size * size) throw InternalError("correlation matrix: wrong size");
  Cholesky result;
  constexpr double kFirstRidge = 1e-9;
  constexpr double kLargestRidge = 1e6;
  while (!factorise(matrix, size, result.ridge, result.factor)) {
    result.ridge = result.ridge == 0.0 ? kFirstRidge : 2.0 * result.ridge;
    if (!(result.ridge < kLargestRidge)) throw NumericalError("correlation matrix: not finite");
  }
  return result;
}

}  // namespace gigaload::grid
