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

/// Returns the same of a month 0..11 of an anomaly, with its tail where it has one.
[[nodiscard]] inline double quantile(const DailyAnomaly& anomaly, std::size_t month, double p) {
  constexpr std::size_t kBody = kQuantiles - 2;  // the tail begins behind it
  const auto& table = anomaly.quantiles[month];
  double low_p = static_cast<double>(kBody) / static_cast<double>(kQuantiles - 1);
  if (!anomaly.has_tail || p <= low_p) return quantile(table, p);
  double low = table[kBody];
  for (std::size_t i = 0; i <= kTailProbabilities.size(); ++i) {
    const bool is_last = i == kTailProbabilities.size();
    const double high_p = is_last ? 1.0 : kTailProbabilities[i];
    const double high = is_last ? table.back() : anomaly.tail[month][i];
    if (p <= high_p) return low + (p - low_p) / (high_p - low_p) * (high - low);
    low_p = high_p;
    low = high;
  }
  return low;
}

}  // namespace gigaload::grid
