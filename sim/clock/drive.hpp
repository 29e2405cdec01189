#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "sim/clock/clock.hpp"

namespace gigaload::sim {

struct Clocks {
  std::vector<Clock*> slow;  // hold through an exchange what they told at its begin
  std::vector<Clock*> fast;  // go through it, each knowing what those before it told
};

/// Takes clocks that have begun at times[0] from exchange to exchange, [times[e], times[e + 1]),
/// filling in `frame`. The exchanges before `first` are replayed by the fast clocks; after each
/// other one `told` is called, with the frame whole. Returns false when `told` did so before the
/// last exchange, which ends the drive.
bool drive(const Clocks& clocks, std::span<const Hour> times, std::size_t first, Frame& frame,
           const std::function<bool()>& told);

}  // namespace gigaload::sim
