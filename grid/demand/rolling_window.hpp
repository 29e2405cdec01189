#pragma once

#include <cstddef>
#include <vector>

namespace gigaload::grid {

/// Returns, of each element, a quantile of those around it: of a window of `width` elements, half
/// of them before it, at the ends as many as there are. NaN elements do not count; a window without
/// any other gives NaN. The quantile lies on a straight line between order statistics (type 7 of
/// Hyndman and Fan 1996).
class RollingWindow {
 public:
  RollingWindow(const std::vector<double>& values, std::size_t width);

  /// Returns a quantile. `share` in [0, 1]: 0.5 for the median.
  [[nodiscard]] std::vector<double> quantile(double share) const;
  [[nodiscard]] std::vector<double> median() const { return quantile(0.5); }
  /// Returns the third less the first quartile.
  [[nodiscard]] std::vector<double> interquartile_range() const;

 private:
  const std::vector<double>& values_;
  std::size_t width_;
};

/// Returns the quantile of elements in ascending order; NaN where there are none.
[[nodiscard]] double quantile_of_sorted(const std::vector<double>& sorted, double share);

}  // namespace gigaload::grid
