#pragma once

/// Tells what a campus does when the voltage dips or the frequency moves, by a rule: how long it
/// stays at which voltage, whether it counts dips, and how much of it comes back, and how fast.
///
/// The shape is that of EPRI's PERC1 (power electronic, reconnecting and ceasing): a curve of when
/// it ceases, the share that comes back, delay and ramp of its return, and a block after so many
/// dips. What a load draws less while it stays in a dip is not modelled: it is back with the
/// voltage.

#include <limits>
#include <span>
#include <string>
#include <vector>

#include "sim/seconds/frequency_event.hpp"

namespace gigaload::sim {

/// Describes a dip of the voltage at the campuses.
struct VoltageDip {
  double at_s = 0.0;
  double length_s = 0.0;
  double residual_pu = 0.0;  // below 1; above it is a swell
};

struct RideThroughRule {
  /// Bounds a voltage [pu] or frequency [Hz] in [low, high), at which the load stays for stays_s.
  struct Band {
    double low = 0.0, high = 0.0;
    double stays_s = std::numeric_limits<double>::infinity();
  };
  /// Goes to its own supply when so many dips below a voltage have begun within a window, and comes
  /// back by hand: not within the seconds of an event.
  struct Counter {
    std::size_t dips = 0;  // 0: none are counted
    double window_s = 0.0;
    double below_pu = 0.9;
  };

  std::string name;
  std::vector<Band> voltage;    // outside of all it leaves at once; empty: it never leaves for one
  std::vector<Band> frequency;  // likewise
  Counter counter;
  double share_back = 0.0;  // of the load before, by itself after a dip; 0: by hand
  double delay_s = 0.0;     // from the end of the dip on
  double ramp_s = 0.0;      // straight line

  /// Tells whether the rule says what a dip does.
  [[nodiscard]] bool knows_dips() const { return !voltage.empty() || counter.dips > 0; }
};

/// Returns what leaves and comes back of a load of `load_mw` through a sequence of dips, by time.
/// Throws InputError for dips that overlap or that no dip can be, and where the rule knows none.
[[nodiscard]] std::vector<LoadChange> response_to_dips(const RideThroughRule& rule, double load_mw,
                                                       std::span<const VoltageDip> dips);

/// Returns the relays that disconnect `load_mw` where the frequency is longer at a band than the
/// rule's load stays; one group, of which the first acts.
[[nodiscard]] std::vector<FrequencyRelay> frequency_relays(const RideThroughRule& rule,
                                                           double nominal_hz, double load_mw,
                                                           std::size_t group);

}  // namespace gigaload::sim
