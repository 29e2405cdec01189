#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "grid/adequacy/sampling/ensemble.hpp"

namespace gigaload::grid::adequacy {

/// Tells in which month and hour of the day a step lies for each scope, by clocks without summer
/// time: load and sun are told by the same hours all year. A scope of several regions has the clock
/// of its largest one. A step is of the hour in which it begins.
class RiskClock {
 public:
  /// `offset_s`: [region] ahead of UTC. `size`: [region] what makes one the largest, such as its
  /// energy; the first of equal ones.
  RiskClock(const Scopes& scopes, std::span<const std::int64_t> offset_s,
            std::span<const double> size);

  /// Sets the window whose steps are asked for: the first begins `begin_s` seconds after
  /// 1970-01-01T00:00 UTC.
  void set_window(std::int64_t begin_s, double step_s, std::size_t steps);

  /// Returns month x 24 + hour of the day of a step of the window.
  [[nodiscard]] std::uint16_t cell(std::size_t scope, std::size_t step) const {
    return cells_[clock_[scope] * steps_ + step];
  }

 private:
  std::vector<std::int64_t> offset_s_;  // [clock] the different ones
  std::vector<std::size_t> clock_;      // [scope]
  std::vector<std::uint16_t> cells_;    // [clock][step]
  std::size_t steps_ = 0;
};

}  // namespace gigaload::grid::adequacy
