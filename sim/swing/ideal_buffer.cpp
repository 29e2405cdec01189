#include "sim/swing/ideal_buffer.hpp"

#include <algorithm>
#include <cmath>

namespace gigaload::sim {

namespace {

/// Counts the samples in which windows are compared; of a longer trace those around its worst
/// place.
constexpr std::size_t kCompared = std::size_t{1} << 18U;

/// Stretch is a part of the trace.
struct Stretch {
  std::size_t begin = 0, size = 0;
};

/// Returns the greatest share of the load's own course with which all limits are kept in the
/// stretch beside its mean over the window; nothing where the mean itself does not keep them.
std::optional<double> greatest_share(const std::vector<LimitAndSignal>& limits, Stretch part,
                                     std::size_t half, double step_s) {
  double share = 1.0;
  for (const auto& [limit, signal] : limits) {
    const std::span<const double> values = signal->values().subspan(part.begin, part.size);
    const Samples& judged = signal->judged();
    const std::size_t first = std::max(judged.begin, part.begin);
    const std::size_t last = std::min(judged.end, part.begin + part.size);
    if (first >= last) continue;  // the whole trace is looked at in the end
    const std::size_t begin = first - part.begin, end = last - part.begin;
    const auto worst = [&, &asked = *limit](std::span<const double> of) {
      return worst_of(asked, of.subspan(begin, end - begin), step_s).value;
    };
    const double own = worst(values), mean = worst(moving_mean(values, half));
    if (mean > limit->most) return std::nullopt;
    if (own > limit->most) share = std::min(share, (limit->most - mean) / (own - mean));
  }
  return share;
}

IdealBuffer buffer_of(std::span<const double> power_mw, std::size_t half, double step_s,
                      double share) {
  constexpr double kSecondsOfHour = 3600.0;
  const std::vector<double> mean_mw = moving_mean(power_mw, half);
  double most_mw = 0.0, given = 0.0, low = 0.0, high = 0.0;
  for (std::size_t i = 0; i < power_mw.size(); ++i) {
    const double difference_mw = power_mw[i] - mean_mw[i];
    most_mw = std::max(most_mw, std::abs(difference_mw));
    given += difference_mw;
    low = std::min(low, given);
    high = std::max(high, given);
  }
  return {.power_mw = (1.0 - share) * most_mw,
          .energy_mwh = (1.0 - share) * (high - low) * step_s / kSecondsOfHour,
          .window_s = 2.0 * static_cast<double>(half) * step_s,
          .share = share};
}

std::optional<IdealBuffer> tried(const PowerTrace& trace, const std::vector<LimitAndSignal>& limits,
                                 Stretch part, std::size_t half) {
  const auto share = greatest_share(limits, part, half, trace.step_s);
  if (!share) return std::nullopt;
  return buffer_of(std::span(trace.power_mw).subspan(part.begin, part.size), half, trace.step_s,
                   *share);
}

/// Lists halves of windows, half octaves apart, from one step to half of the trace; `anchor` (of
/// the strongest frequency) is among them.
std::vector<std::size_t> halves_from(double anchor, std::size_t samples) {
  std::vector<std::size_t> halves;
  const double most = static_cast<double>(samples - 1) / 4.0;
  while (anchor > 1.0) anchor *= 0.5;
  for (double half = anchor; half <= most; half *= std::sqrt(2.0)) {
    const auto whole = static_cast<std::size_t>(std::round(half));
    if (whole >= 1 && (halves.empty() || whole > halves.back())) halves.push_back(whole);
  }
  return halves;
}

/// Returns the part around the place where the first broken limit is worst.
Stretch worst_part(const PowerTrace& trace, const std::vector<LimitAndSignal>& limits) {
  const std::size_t samples = trace.power_mw.size();
  if (samples <= kCompared) return {.begin = 0, .size = samples};
  std::size_t at = 0;
  for (const auto& [limit, signal] : limits) {
    const Worst worst = worst_of(*limit, *signal, trace.step_s);
    if (worst.value <= limit->most) continue;
    at = worst.begin;
    break;
  }
  const std::size_t begin = at < kCompared / 2 ? 0 : at - kCompared / 2;
  return {.begin = std::min(begin, samples - kCompared), .size = kCompared};
}

}  // namespace

std::vector<double> moving_mean(std::span<const double> values, std::size_t half) {
  const std::size_t size = values.size();
  std::vector<double> sums(size + 1, 0.0);  // of the samples before each
  for (std::size_t i = 0; i < size; ++i) sums[i + 1] = sums[i] + values[i];
  std::vector<double> means(size);
  for (std::size_t i = half; i + half < size; ++i) {
    const double sum = sums[i + half + 1] - sums[i - half];
    const double ends = values[i - half] + values[i + half];
    means[i] = (sum - 0.5 * ends) / (2.0 * static_cast<double>(half));
  }
  std::fill_n(means.begin(), half, means[half]);
  std::fill_n(means.rbegin(), half, means[size - 1 - half]);
  return means;
}

std::optional<IdealBuffer> ideal_buffer(const PowerTrace& trace,
                                        const std::vector<LimitAndSignal>& limits,
                                        double strongest_hz) {
  const Stretch part = worst_part(trace, limits);
  const double anchor = strongest_hz > 0.0 ? 0.5 / (strongest_hz * trace.step_s) : 1.0;
  std::optional<IdealBuffer> best;
  std::size_t best_half = 1;
  for (const std::size_t half : halves_from(anchor, part.size)) {
    const auto buffer = tried(trace, limits, part, half);
    if (!buffer || (best && best->energy_mwh <= buffer->energy_mwh)) continue;
    best = buffer;
    best_half = half;
  }
  if (part.size == trace.power_mw.size()) return best;
  // what is enough at the worst place is held against the whole trace, and widened where it is not
  const Stretch whole{.begin = 0, .size = trace.power_mw.size()};
  for (std::size_t half = best_half; half <= (whole.size - 1) / 4; half *= 2) {
    if (const auto buffer = tried(trace, limits, whole, half)) return buffer;
  }
  return std::nullopt;
}

}  // namespace gigaload::sim
