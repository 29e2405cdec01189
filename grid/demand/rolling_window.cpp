#include "grid/demand/rolling_window.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gigaload::grid {
namespace {

/// Calls `use(i, sorted)` for each element with what its window holds, in ascending order.
template <class Use>
void walk(const std::vector<double>& values, std::size_t width, const Use& use) {
  const std::size_t before = width / 2, behind = width - before;  // [i - before, i + behind)
  std::vector<double> sorted;
  sorted.reserve(width);
  const auto add = [&](double value) {
    if (!std::isnan(value)) sorted.insert(std::ranges::upper_bound(sorted, value), value);
  };
  const auto drop = [&](double value) {
    if (!std::isnan(value)) sorted.erase(std::ranges::lower_bound(sorted, value));
  };
  for (std::size_t i = 0; i + 1 < std::min(behind, values.size() + 1); ++i) add(values[i]);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i + behind <= values.size()) add(values[i + behind - 1]);
    if (i > before) drop(values[i - before - 1]);
    use(i, sorted);
  }
}

}  // namespace

double quantile_of_sorted(const std::vector<double>& sorted, double share) {
  if (sorted.empty()) return std::numeric_limits<double>::quiet_NaN();
  const double at = share * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(at);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (at - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

RollingWindow::RollingWindow(const std::vector<double>& values, std::size_t width)
    : values_(values), width_(width) {}

std::vector<double> RollingWindow::quantile(double share) const {
  std::vector<double> result(values_.size());
  walk(values_, width_, [&](std::size_t i, const std::vector<double>& sorted) {
    result[i] = quantile_of_sorted(sorted, share);
  });
  return result;
}

std::vector<double> RollingWindow::interquartile_range() const {
  std::vector<double> result(values_.size());
  walk(values_, width_, [&](std::size_t i, const std::vector<double>& sorted) {
    result[i] = quantile_of_sorted(sorted, 0.75) - quantile_of_sorted(sorted, 0.25);
  });
  return result;
}

}  // namespace gigaload::grid
