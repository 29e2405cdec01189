#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>

#include "grid/system/system.hpp"

namespace gigaload::grid {

/// Returns the distribution function of the standard normal distribution.
[[nodiscard]] inline double normal_cdf(double z) {
  return 0.5 * std::erfc(-z / std::numbers::sqrt2);
}

/// Returns the quantile at probability p by straight lines between the tabulated ones.
[[nodiscard]] inline double quantile(const std::array<double, kQuantiles>& table, double p) {
  const double x = std::clamp(p, 0.0, 1.0) * static_cast<double>(kQuantiles - 1);
  const auto i = std::min(static_cast<std::size_t>(x), kQuantiles - 2);
  const double w = x - static_cast<double>(i);
  return (1.0 - w) * table[i] + w * table[i + 1];
}

}  // namespace gigaload::grid
