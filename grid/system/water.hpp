#pragma once

#include <algorithm>

#include "grid/system/system.hpp"

namespace gigaload::grid {

/// Returns the weight by which a month's water goes to its hours, above zero: for the exponent p
/// and the demand x in terms of its annual mean
///
///   w = x (1 + (p - 1) (x - 1))
///
/// which is x^p to the first order about the mean, and the square for p = 2.
[[nodiscard]] inline double water_weight(double demand, double exponent) {
  constexpr double kLeast = 0.01;
  if (exponent == 2.0) return demand * demand;
  return std::max(kLeast, demand * (1.0 + (exponent - 1.0) * (demand - 1.0)));
}

/// Returns the most of the capacity that runs at once in a month of this capacity factor, no less
/// than that: a month whose mean is above the region's most share has it in every hour.
[[nodiscard]] inline double water_limit(const RegionData& data, double capacity_factor) {
  return std::max(data.hydro_most_share, std::min(1.0, capacity_factor));
}

}  // namespace gigaload::grid
