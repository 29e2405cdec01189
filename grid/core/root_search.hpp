#pragma once

#include <algorithm>
#include <cmath>

namespace gigaload::grid {

/// Searches, one evaluation at a time, for the x at which a function that rises (or falls) with x,
/// and is about an exponential of it, passes a level above zero: false position on logarithms with
/// the Illinois rule (Dowell and Jarratt 1971), and bisection where a logarithm is of zero.
class RootSearch {
 public:
  /// Takes the bracket, of which `low` has f at or below the level and `high` above it; either may
  /// be at the other's left.
  RootSearch(double level, double low, double f_low, double high, double f_high)
      : level_(level), low_(low), high_(high), g_low_(gap(f_low)), g_high_(gap(f_high)) {}

  /// Returns where to evaluate next.
  [[nodiscard]] double next() const {
    const double middle = 0.5 * (low_ + high_);
    if (!std::isfinite(g_low_) || !std::isfinite(g_high_)) return middle;
    const double share = -g_low_ / (g_high_ - g_low_);
    return low_ + (high_ - low_) * std::clamp(share, 0.05, 0.95);
  }
  void take(double x, double f) {
    const double g = gap(f);
    if (g <= 0.0) {
      low_ = x;
      g_low_ = g;
      if (last_ < 0) g_high_ *= 0.5;
      last_ = -1;
    } else {
      high_ = x;
      g_high_ = g;
      if (last_ > 0) g_low_ *= 0.5;
      last_ = 1;
    }
  }
  [[nodiscard]] double low() const { return low_; }
  [[nodiscard]] double high() const { return high_; }
  [[nodiscard]] double width() const { return std::abs(high_ - low_); }

 private:
  [[nodiscard]] double gap(double f) const { return std::log(f / level_); }

  double level_, low_, high_, g_low_, g_high_;
  int last_ = 0;  // side of the point taken last
};

}  // namespace gigaload::grid
