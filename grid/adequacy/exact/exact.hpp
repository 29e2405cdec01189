#pragma once

#include <optional>
#include <vector>

#include "grid/adequacy/system/system.hpp"

namespace gigaload::grid::adequacy {

/// Runs of steps with shortfall, of two-state chains.
struct ExactEvents {
  double events = 0.0;       // expected number over all steps
  double mean_hours = 0.0;   // of one event
  double mean_energy = 0.0;  // of one event, energy unit
};

/// Adequacy without sampling error.
struct ExactResult {
  std::vector<double> lolp;  // [step] probability of a shortfall
  std::vector<double> epns;  // [step] expected power not served, power unit
  double lole = 0.0;         // expected steps with shortfall
  double lolh = 0.0;         // the same in hours
  double eue = 0.0;          // expected unserved energy, energy unit
  double neue = 0.0;         // of the load's energy, ppm
  /// Sum over days of the day's largest LOLP: with constant capacities the LOLE of daily peaks.
  double daily_peak_lole = 0.0;
  /// Absent where a unit that fails has a capacity or probabilities that change with time, and
  /// where they would take more than ExactOptions::max_pairs.
  std::optional<ExactEvents> events;
};

struct ExactOptions {
  bool events = true;
  /// Largest size of the table of outage states.
  std::size_t max_states = 20'000'000;
  /// Most pairs of outage states in successive steps that events may take, 8 bytes each.
  std::size_t max_pairs = 200'000'000;
};

/// Adequacy of one region without stores, by convolution. Loads are taken as they are, not rounded.
/// InputError where the system has several regions or stores, and where the capacities have no
/// common quantum that gives a table of at most `max_states`.
[[nodiscard]] ExactResult assess_exact(const SystemModel& system, const ExactOptions& options = {});

}  // namespace gigaload::grid::adequacy
