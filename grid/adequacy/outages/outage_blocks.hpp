#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "grid/adequacy/outages/plan.hpp"

namespace gigaload::grid::adequacy {

/// Holds what one sample's units of one component do in a window of steps, kept by blocks: enough
/// to see whether a block can be passed over, and the outages themselves for blocks that cannot.
class OutageBlocks {
 public:
  OutageBlocks(const Component& component, const Window& window, std::size_t most_steps);

  /// Plays the chains of the generators through the plan's steps [begin, end), begin on a block's
  /// border. down, up: [chain], counted as the run's steps, updated to the outage that is on or
  /// comes next. Returns the changes of state.
  std::uint64_t play(const SampleKey& key, std::size_t begin, std::size_t end,
                     std::span<std::uint32_t> down, std::span<std::uint32_t> up);

  /// Returns the most that is on outage in the block when `out` is at its start.
  [[nodiscard]] double most_out(std::size_t block, std::size_t region, double out) const {
    return out + cells_[block * regions_ + region].rise;
  }
  /// Returns the capacity of steady units on outage at the end of the block.
  [[nodiscard]] double out_after(std::size_t block, std::size_t region, double out) const {
    return out + cells_[block * regions_ + region].net;
  }
  /// Gives the capacity on outage in each step of the block.
  void spread(std::size_t block, std::size_t region, double out,
              std::span<double, kBlock> to) const;

 private:
  static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

  struct Cell {
    double rise = 0.0;  // sum of all that goes out in the block
    double net = 0.0;   // the same less what comes back
    std::uint32_t head = kNone;
  };
  struct Entry {
    double amount;           // in the steps [from, to) of the block
    const double* capacity;  // of a unit that varies, in place of the amount; at the block's start
    std::uint32_t next;
    std::uint16_t from, to;
  };

  void change(std::size_t step, std::size_t region, double amount);
  void mark(const VaryingUnit& unit, std::size_t begin, std::size_t down, std::size_t up);

  const Component& component_;
  std::uint32_t first_;  // the plan's first step in the run
  std::size_t regions_;
  std::vector<Cell> cells_;  // [block of the window][region]
  std::vector<Entry> entries_;
};

}  // namespace gigaload::grid::adequacy
