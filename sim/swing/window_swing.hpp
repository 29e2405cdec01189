#pragma once

#include <cstddef>
#include <span>

namespace gigaload::sim {

/// WorstWindow says where in a trace something is greatest, and how great.
struct WorstWindow {
  double worst = 0.0;
  std::size_t begin = 0;  // first sample of the window; of equals the first
};

/// Returns the greatest difference of two samples that are at most `steps` apart: the peak to peak
/// in any window of so many steps, in one pass (Lemire 2006). With fewer steps in the trace the
/// window is the whole trace.
[[nodiscard]] WorstWindow peak_to_peak(std::span<const double> values, std::size_t steps);

/// Returns the greatest change over a window of `steps` steps, which need not be whole (between
/// samples the values are on straight lines), whatever its sign; 0 where the trace is shorter.
[[nodiscard]] WorstWindow greatest_change(std::span<const double> values, double steps);

}  // namespace gigaload::sim
