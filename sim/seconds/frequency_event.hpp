#pragma once

/// Takes an interconnection through seconds in which load or generation is lost.

#include <cstddef>
#include <limits>
#include <span>
#include <vector>

#include "sim/ode/integrator.hpp"
#include "sim/seconds/frequency_model.hpp"

namespace gigaload::sim {

/// Loses MW at a moment that is known, or along a straight line of `ramp_s` that begins then: load
/// above zero, generation below; load that comes back is below zero too.
struct LoadChange {
  double at_s = 0.0;
  double mw = 0.0;
  double ramp_s = 0.0;
};

/// Disconnects MW once the frequency has been beyond a threshold for a delay without a pause. Once
/// it acted it is done. It is set going by the threshold and let go only at kHysteresisHz on the
/// other side, so that a frequency that lies at the threshold does not do both again and again.
struct FrequencyRelay {
  enum class Side { under, over };
  static constexpr double kHysteresisHz = 0.001;
  static constexpr std::size_t kAlone = std::numeric_limits<std::size_t>::max();

  double threshold_hz = 0.0;
  Side side = Side::under;
  double delay_s = 0.0;
  double mw = 0.0;             // load above zero, generation below
  std::size_t group = kAlone;  // of those of one group only the first acts
};

struct FrequencyEvent {
  std::vector<LoadChange> changes;
  std::vector<FrequencyRelay> relays;
  double end_s = 60.0;
  double trace_step_s = 0.0;  // 0: no trace
  /// Bounds how often relays are set going, which is what chatter would do.
  std::size_t most_pickups = 1000;
};

struct FrequencyOutcome {
  double lost_mw = 0.0;     // largest sum, by size, of the changes known before
  double extreme_hz = 0.0;  // farthest from nominal
  double extreme_s = 0.0;
  double settling_hz = 0.0;     // at the end
  double rocof_hz_per_s = 0.0;  // of the largest size
  double rocof_s = 0.0;
  double mean_20_52_hz = 0.0;  // over 20 to 52 s after the first change, as BAL-003 reads it; NaN
                               // where the end is before
  double shed_mw = 0.0, tripped_mw = 0.0;  // load and generation that relays disconnected
  struct Acted {
    std::size_t relay = 0;
    double at_s = 0.0;
  };
  std::vector<Acted> acted;      // in time, then as listed
  std::vector<double> trace_hz;  // at 0, trace_step_s, ... up to the end
  std::vector<FrequencyResponse> trace_response;
  SolverStatistics solver;
};

/// Returns what changes, in any order, have lost by a moment, MW; those within 1e-9 s after it
/// count.
[[nodiscard]] double lost_mw(std::span<const LoadChange> changes, double at_s);

/// Integrates the event from rest at nominal frequency. Changes of one moment act together, in
/// whatever order they are listed. Throws InputError for parameters or events that cannot be,
/// NumericalError where relays are set going more often than `most_pickups`.
[[nodiscard]] FrequencyOutcome simulate(const FrequencyParameters& parameters,
                                        const FrequencyEvent& event,
                                        const Tolerances& tolerances = {.relative = 1e-8,
                                                                        .absolute = 1e-9});

}  // namespace gigaload::sim
