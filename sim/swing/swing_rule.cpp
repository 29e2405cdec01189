#include "sim/swing/swing_rule.hpp"

#include <algorithm>
#include <sstream>

#include "sim/swing/window_swing.hpp"

namespace gigaload::sim {

namespace {

constexpr double kSecondsOfMinute = 60.0;
constexpr double kTrueTo = 1e-4;  // the ripple of the filter: 80 dB

/// Says what of a band a trace cannot show; empty where it shows all.
std::string unseen_of(const SwingLimit& limit, const PowerTrace& trace, bool is_whole) {
  if (limit.kind != SwingKind::band) return {};
  const double highest_hz = 0.5 / trace.step_s, longest_s = trace.span_s();
  std::ostringstream unseen;
  const bool is_coarse = limit.band.high_hz > highest_hz;
  if (is_coarse) {
    unseen << "a step of " << trace.step_s << " s shows frequencies up to " << highest_hz
           << " Hz, and the band goes to " << limit.band.high_hz << " Hz";
  }
  if (limit.band.low_hz > 0.0 && is_whole) {
    unseen << (is_coarse ? "; " : "") << longest_s << " s are too few periods of the band's "
           << limit.band.low_hz << " Hz to tell what is below it";
  }
  return unseen.str();
}

}  // namespace

std::optional<bool> JudgedLimit::is_kept() const {
  if (!worst) return std::nullopt;
  return *worst <= limit.most * (1.0 + kTrueTo);
}

LimitSignal::LimitSignal(const PowerTrace& trace, const SwingLimit& limit)
    : power_(trace.power_mw) {
  judged_.end = power_.size();
  if (limit.kind != SwingKind::band) return;
  filtered_ = in_band(trace, limit.band);
  if (limit.band.low_hz <= 0.0) return;
  const double period_s = 1.0 / limit.band.low_hz;
  if (trace.span_s() < limit.window_s + 2.0 * period_s) return;
  const std::size_t left_out = steps_in(period_s, trace.step_s);
  judged_ = {.begin = left_out, .end = power_.size() - left_out};
}

Worst worst_of(const SwingLimit& limit, std::span<const double> values, double step_s) {
  if (limit.kind == SwingKind::ramp) {
    const WorstWindow found = greatest_change(values, limit.window_s / step_s);
    return {.value = found.worst * kSecondsOfMinute / limit.window_s, .begin = found.begin};
  }
  const WorstWindow found = peak_to_peak(values, steps_in(limit.window_s, step_s));
  return {.value = found.worst, .begin = found.begin};
}

Worst worst_of(const SwingLimit& limit, const LimitSignal& signal, double step_s) {
  const auto [begin, end] = signal.judged();
  Worst worst = worst_of(limit, signal.values().subspan(begin, end - begin), step_s);
  worst.begin += begin;
  return worst;
}

std::string fault_for(const SwingLimit& limit, const PowerTrace& trace) {
  std::ostringstream why;
  const double highest_hz = 0.5 / trace.step_s;
  if (steps_in(limit.window_s, trace.step_s) < 1) {
    why << "its window of " << limit.window_s << " s is shorter than a step of the trace, "
        << trace.step_s << " s";
  } else if (steps_in(trace.span_s(), trace.step_s) < steps_in(limit.window_s, trace.step_s)) {
    why << "its window is " << limit.window_s << " s, and the trace has " << trace.span_s() << " s";
  } else if (limit.kind == SwingKind::band && highest_hz <= limit.band.low_hz) {
    why << "its band begins at " << limit.band.low_hz << " Hz, and a step of " << trace.step_s
        << " s shows frequencies below " << highest_hz << " Hz";
  }
  return why.str();
}

JudgedLimit judged(const SwingLimit& limit, const PowerTrace& trace, const LimitSignal* signal) {
  JudgedLimit found{
      .limit = limit, .worst = {}, .why_not = fault_for(limit, trace), .seen_in_part = {}};
  if (signal == nullptr) return found;
  const Worst worst = worst_of(limit, *signal, trace.step_s);
  found.worst = worst.value;
  found.at_s = trace.time_s(worst.begin);
  found.seen_in_part = unseen_of(limit, trace, signal->is_whole());
  return found;
}

std::optional<bool> is_kept(const std::vector<JudgedLimit>& limits) {
  const auto kept = [](const JudgedLimit& each) { return each.is_kept(); };
  if (std::ranges::find(limits, std::optional(false), kept) != limits.end()) return false;
  if (std::ranges::find(limits, std::optional<bool>(), kept) != limits.end()) return std::nullopt;
  return true;
}

}  // namespace gigaload::sim
