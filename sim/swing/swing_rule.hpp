#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/swing/band_filter.hpp"
#include "sim/swing/power_trace.hpp"

namespace gigaload::sim {

/// SwingKind says what a limit is of: the peak to peak of what lies in a band, that of the power as
/// it is, or the mean rate of change over a window.
enum class SwingKind : std::uint8_t { band, step, ramp };

/// SwingLimit is one limit of a rule.
struct SwingLimit {
  std::string name;
  SwingKind kind = SwingKind::step;
  Band band;              // of kind band
  double window_s = 0.0;  // any window of this length
  double most = 0.0;      // MW; MW/min of a ramp
};

/// SwingRule is what a load may swing by.
struct SwingRule {
  std::string name;
  std::string source;
  std::vector<SwingLimit> limits;
};

/// JudgedLimit is what a trace does beside a limit.
struct JudgedLimit {
  SwingLimit limit;
  std::optional<double> worst;  // MW, MW/min; none where the limit cannot be judged
  double at_s = 0.0;            // the begin of the worst window
  std::string why_not;          // cannot be judged
  std::string seen_in_part;     // what of the limit the trace cannot show; empty: all is seen

  /// Tells whether the limit is kept, to a ten-thousandth, which is what the filter is true to.
  [[nodiscard]] std::optional<bool> is_kept() const;
};

/// Samples are those from a first one to before a last one.
struct Samples {
  std::size_t begin = 0, end = 0;
};

/// LimitSignal is what the worst window of a limit is looked for in: the power, or what of it is in
/// the band.
class LimitSignal {
 public:
  /// Makes the signal of a limit of `trace`, which has to outlive it.
  LimitSignal(const PowerTrace& trace, const SwingLimit& limit);

  /// Returns a value for each sample of the trace.
  [[nodiscard]] std::span<const double> values() const {
    return filtered_.empty() ? power_ : filtered_;
  }
  /// Returns the samples that are looked at: of a band without those that are nearer to an end than
  /// a period of its lower edge, where the mirror image of the trace decides what lies in the band;
  /// all of them where a trace without them is shorter than the window.
  [[nodiscard]] const Samples& judged() const { return judged_; }
  [[nodiscard]] bool is_whole() const { return judged_.end - judged_.begin == values().size(); }

 private:
  std::span<const double> power_;
  std::vector<double> filtered_;  // of kind band
  Samples judged_;
};

/// Worst is what is greatest by a limit, and the first sample of its window.
struct Worst {
  double value = 0.0;  // MW, MW/min
  std::size_t begin = 0;
};

/// Returns the worst of values in even steps by the limit's kind and window.
[[nodiscard]] Worst worst_of(const SwingLimit& limit, std::span<const double> values,
                             double step_s);
/// Returns the worst of those samples of a signal that are looked at.
[[nodiscard]] Worst worst_of(const SwingLimit& limit, const LimitSignal& signal, double step_s);

/// Says why a trace is too short or too coarse to be judged by a limit; empty where it is not.
[[nodiscard]] std::string fault_for(const SwingLimit& limit, const PowerTrace& trace);

/// Judges the trace by a limit whose signal was made of it; `signal` null where it cannot be.
[[nodiscard]] JudgedLimit judged(const SwingLimit& limit, const PowerTrace& trace,
                                 const LimitSignal* signal);

/// Tells whether all limits are kept: no as soon as one is broken, nothing where none is broken and
/// one cannot be judged.
[[nodiscard]] std::optional<bool> is_kept(const std::vector<JudgedLimit>& limits);

}  // namespace gigaload::sim
