#pragma once

#include <cmath>

namespace gigaload::sim {

/// Returns the largest of 1, 2 and 5 times a power of ten that is not above `within`, which is
/// above 0.
[[nodiscard]] inline double round_step(double within) {
  const double power = std::pow(10.0, std::floor(std::log10(within)));
  return within >= 5.0 * power ? 5.0 * power : within >= 2.0 * power ? 2.0 * power : power;
}

}  // namespace gigaload::sim
