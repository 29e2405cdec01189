#include "sim/swing/power_trace.hpp"

#include <algorithm>
#include <cmath>
#include <sstream>
#include <utility>

#include "grid/core/error.hpp"

namespace gigaload::sim {

namespace {

// of what may be made of readings with gaps, so that two lines do not become a trace of years
constexpr std::size_t kSamplesOfAny = 1'000'000, kSamplesOfReading = 100;
constexpr double kGap = 1.5;      // of the median step
constexpr double kJitter = 0.05;  // of a step: what clocks and rounded times are off

double median_step(std::span<const double> time_s) {
  std::vector<double> steps(time_s.size() - 1);
  for (std::size_t i = 0; i < steps.size(); ++i) steps[i] = time_s[i + 1] - time_s[i];
  const auto middle = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2);
  std::nth_element(steps.begin(), middle, steps.end());
  return *middle;
}

/// Tells whether the times are those of even steps from the first to the last.
bool is_even(std::span<const double> time_s) {
  const double step_s = (time_s.back() - time_s.front()) / static_cast<double>(time_s.size() - 1);
  for (std::size_t i = 0; i < time_s.size(); ++i) {
    const double even_s = time_s.front() + step_s * static_cast<double>(i);
    if (std::abs(time_s[i] - even_s) > kJitter * step_s) return false;
  }
  return true;
}

void note_gaps(std::span<const double> time_s, double median_s, EvenTrace& even) {
  const auto longer = [](const TraceGap& a, const TraceGap& b) { return a.length_s > b.length_s; };
  for (std::size_t i = 1; i < time_s.size(); ++i) {
    const double length_s = time_s[i] - time_s[i - 1];
    if (length_s <= kGap * median_s) continue;
    ++even.all_gaps;
    const TraceGap gap{.row = i, .at_s = time_s[i - 1], .length_s = length_s};
    even.gaps.insert(std::ranges::upper_bound(even.gaps, gap, longer), gap);
    if (even.gaps.size() > EvenTrace::kMostGaps) even.gaps.pop_back();
  }
}

std::vector<double> resampled(std::span<const double> time_s, std::span<const double> power_mw,
                              double step_s) {
  const double steps = (time_s.back() - time_s.front()) / step_s;
  const std::size_t most =
      std::min(kMostSamples, kSamplesOfAny + kSamplesOfReading * time_s.size());
  if (!(steps < static_cast<double>(most))) {
    std::ostringstream text;
    text << steps << " steps of " << step_s
         << " s, the median, from the first time to the last; at most " << most
         << " are made of so many readings. Give a part of the trace, or fewer readings of it";
    throw InputError(text.str());
  }
  std::vector<double> even(steps_in(time_s.back() - time_s.front(), step_s) + 1);
  std::size_t behind = 1;
  for (std::size_t i = 0; i < even.size(); ++i) {
    const double at_s = std::min(time_s.front() + step_s * static_cast<double>(i), time_s.back());
    while (time_s[behind] < at_s) ++behind;
    const double share = (at_s - time_s[behind - 1]) / (time_s[behind] - time_s[behind - 1]);
    even[i] = power_mw[behind - 1] + share * (power_mw[behind] - power_mw[behind - 1]);
  }
  return even;
}

}  // namespace

std::size_t steps_in(double time_s, double step_s) {
  constexpr double kRounding = 1e-9;
  const double steps = time_s / step_s;
  return static_cast<std::size_t>(std::max(0.0, std::floor(steps + kRounding * (1.0 + steps))));
}

EvenTrace even_trace(std::span<const double> time_s, std::vector<double> power_mw) {
  if (time_s.size() != power_mw.size()) throw InternalError("a power for each time is wanted");
  if (time_s.size() < 2) {
    throw InputError("a trace has at least two readings; this one has fewer");
  }
  EvenTrace even;
  even.shortest_s = even.longest_s = time_s[1] - time_s[0];
  for (std::size_t i = 1; i < time_s.size(); ++i) {
    const double step_s = time_s[i] - time_s[i - 1];
    if (!(step_s > 0.0)) throw InternalError("times of a trace do not ascend");
    even.shortest_s = std::min(even.shortest_s, step_s);
    even.longest_s = std::max(even.longest_s, step_s);
  }
  even.trace.start_s = time_s.front();
  if (is_even(time_s)) {
    even.trace.step_s = (time_s.back() - time_s.front()) / static_cast<double>(time_s.size() - 1);
    even.trace.power_mw = std::move(power_mw);
    return even;
  }
  even.trace.step_s = median_step(time_s);
  even.is_resampled = true;
  note_gaps(time_s, even.trace.step_s, even);
  even.trace.power_mw = resampled(time_s, power_mw, even.trace.step_s);
  return even;
}

}  // namespace gigaload::sim
