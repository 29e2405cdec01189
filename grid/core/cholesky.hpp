#pragma once

#include <cstddef>
#include <vector>

namespace gigaload::grid {

/// Holds a lower triangular factor, row-major: factor * transpose = matrix.
struct Cholesky {
  std::vector<double> factor;
  /// Holds what was added to the diagonal: the factor is that of
  /// (matrix + ridge * identity) / (1 + ridge).
  double ridge = 0.0;
};

/// Returns the factor of a symmetric `size` x `size` matrix with unit diagonal. A matrix that is
/// not positive definite (correlations estimated pair by pair, say) is drawn towards the identity
/// by the smallest sufficient ridge of 1e-9, 2e-9, 4e-9, ...
[[nodiscard]] Cholesky correlation_factor(const std::vector<double>& matrix, std::size_t size);

}  // namespace gigaload::grid
