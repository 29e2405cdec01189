#include "sim/swing/window_swing.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <functional>
#include <vector>

namespace gigaload::sim {

namespace {

/// Extremes keeps the samples of a window that may yet be its highest (or lowest), in a ring.
template <class Better>
class Extremes {
 public:
  explicit Extremes(std::size_t window) : ring_(std::bit_ceil(window)), mask_(ring_.size() - 1) {}

  void add(std::span<const double> values, std::size_t at) {
    while (size_ > 0 && !Better{}(values[back()], values[at])) --size_;
    ring_[(first_ + size_++) & mask_] = at;
  }
  void drop_before(std::size_t begin) {
    while (ring_[first_] < begin) {
      first_ = (first_ + 1) & mask_;
      --size_;
    }
  }
  [[nodiscard]] std::size_t front() const { return ring_[first_]; }

 private:
  [[nodiscard]] std::size_t back() const { return ring_[(first_ + size_ - 1) & mask_]; }

  std::vector<std::size_t> ring_;  // of a size that is a power of two
  std::size_t mask_;
  std::size_t first_ = 0, size_ = 0;
};

}  // namespace

WorstWindow peak_to_peak(std::span<const double> values, std::size_t steps) {
  WorstWindow found;
  if (values.empty()) return found;
  const std::size_t window = std::min(steps, values.size() - 1) + 1;
  Extremes<std::greater<>> high(window + 1);
  Extremes<std::less<>> low(window + 1);
  for (std::size_t i = 0; i < values.size(); ++i) {
    high.add(values, i);
    low.add(values, i);
    const std::size_t begin = i + 1 < window ? 0 : i + 1 - window;
    high.drop_before(begin);
    low.drop_before(begin);
    const double swing = values[high.front()] - values[low.front()];
    if (swing > found.worst) found = {.worst = swing, .begin = begin};
  }
  return found;
}

WorstWindow greatest_change(std::span<const double> values, double steps) {
  WorstWindow found;
  constexpr double kRounding = 1e-9;
  const double nearest = std::round(steps);
  const double whole =
      std::abs(steps - nearest) <= kRounding * (1.0 + steps) ? nearest : std::floor(steps);
  const double rest = steps > whole ? steps - whole : 0.0;
  const bool between = rest > kRounding * (1.0 + steps);
  const auto ahead = static_cast<std::size_t>(whole);
  for (std::size_t i = 0; i + ahead + (between ? 1 : 0) < values.size(); ++i) {
    double last = values[i + ahead];
    if (between) last += rest * (values[i + ahead + 1] - last);
    const double change = std::abs(last - values[i]);
    if (change > found.worst) found = {.worst = change, .begin = i};
  }
  return found;
}

}  // namespace gigaload::sim
