#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "grid/adequacy/outages/plan.hpp"

namespace gigaload::grid::adequacy {

/// Holds what one sample's generators behind meters give in a window of steps. With c_u the
/// capacity of a generator, s_u whether it is in service and L the load behind the meter,
///
///   own(t) = min(sum_u s_u(t) c_u(t), L(t))       lost(t) = min(sum_u c_u(t), L(t)) - own(t)
///
/// so that a generator more than the load needs is a reserve, and nothing is given to the grid.
class MeteredOutages {
 public:
  MeteredOutages(const Component& component, const Window& window, std::size_t most_steps);

  [[nodiscard]] bool any() const { return !component_.meters.empty(); }

  /// Plays the chains of the generators through the plan's steps [begin, end). down, up: [chain],
  /// as the run's steps, updated to the outage that is on or comes next.
  void play(const SampleKey& key, std::size_t begin, std::size_t end, std::span<std::uint32_t> down,
            std::span<std::uint32_t> up);

  /// Steps and blocks are counted from `begin` of the last play().
  [[nodiscard]] double lost(std::size_t region, std::size_t step) const {
    return lost_[region * most_steps_ + step];
  }
  [[nodiscard]] double most_lost(std::size_t region, std::size_t block) const {
    return most_lost_[region * most_blocks_ + block];
  }
  /// Gives the load behind the meters that no generator there covers: L - own, [meter].
  void left(std::size_t step, std::span<double> to) const {
    for (std::size_t m = 0; m < to.size(); ++m) to[m] = left_[m * most_steps_ + step];
  }

 private:
  const Component& component_;
  std::uint32_t first_;  // the plan's first step in the run
  std::size_t most_steps_, most_blocks_;
  std::vector<double> lost_;       // [region][step]
  std::vector<double> most_lost_;  // [region][block]
  std::vector<double> left_;       // [meter][step]
};

}  // namespace gigaload::grid::adequacy
