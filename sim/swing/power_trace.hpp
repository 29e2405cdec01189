#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace gigaload::sim {

/// PowerTrace is a power by time in even steps.
struct PowerTrace {
  double start_s = 0.0;
  double step_s = 1.0;
  std::vector<double> power_mw;

  [[nodiscard]] double time_s(std::size_t sample) const {
    return start_s + step_s * static_cast<double>(sample);
  }
  /// Returns the time from the first sample to the last.
  [[nodiscard]] double span_s() const {
    return power_mw.empty() ? 0.0 : step_s * static_cast<double>(power_mw.size() - 1);
  }
};

/// Returns how many whole steps are in a time: what is a whole number but for rounding counts as
/// such.
[[nodiscard]] std::size_t steps_in(double time_s, double step_s);

/// Bounds the samples of a trace: 93 hours of a hundred a second.
inline constexpr std::size_t kMostSamples = std::size_t{1} << 25U;

/// Names a step that is far longer than the others.
struct TraceGap {
  std::size_t row = 0;  // of the reading after it
  double at_s = 0.0;    // the reading before it
  double length_s = 0.0;
};

/// EvenTrace is a trace in even steps, with what had to be done to the readings for it.
struct EvenTrace {
  PowerTrace trace;
  std::vector<TraceGap> gaps;  // the longest first, at most kMostGaps
  std::size_t all_gaps = 0;
  bool is_resampled = false;
  double shortest_s = 0.0, longest_s = 0.0;  // steps of the readings

  static constexpr std::size_t kMostGaps = 5;
};

/// Returns readings at ascending times as a trace in even steps. Times that are nowhere more than a
/// twentieth of a step from even ones are taken for even. Others are resampled along straight lines
/// to the median step, across gaps too; a gap is a step of more than 1.5 of the median. Throws
/// InputError for fewer than two readings, and where resampling would make more than a million
/// samples and a hundred for each reading, or more than kMostSamples; InternalError where times do
/// not ascend or there is not a power for each.
[[nodiscard]] EvenTrace even_trace(std::span<const double> time_s, std::vector<double> power_mw);

}  // namespace gigaload::sim
