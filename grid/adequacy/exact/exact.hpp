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

/// Holds the adequacy of a system without sampling error.
struct ExactResult {
  std::vector<double> lolp;  // [step] probability of a shortfall
  std::vector<double> epns;  // [step] expected power not served, power unit
  double lole = 0.0;         // expected steps with shortfall
  double lolh = 0.0;         // the same in hours
  double eue = 0.0;          // expected unserved energy, energy unit
  double neue = 0.0;         // of the load's energy, ppm
  /// Sums the days' largest LOLP: with constant capacities the LOLE of daily peaks.
  double daily_peak_lole = 0.0;
  /// The events are absent where a unit that fails has a capacity or probabilities that change with
  /// time, and where they would take more than ExactOptions::max_pairs.
  std::optional<ExactEvents> events;
};

struct ExactOptions {
  bool events = true;
  bool reserve = true;  // what is kept as a reserve is asked for as if it were load
  /// Bounds the size of the table of outage states.
  std::size_t max_states = 20'000'000;
  /// Bounds the pairs of outage states in successive steps that events may take, 8 bytes each.
  std::size_t max_pairs = 200'000'000;
};

/// Assesses the adequacy of one region without stores, by convolution. Loads are taken as they are,
/// not rounded. Throws InputError where the system has several regions or stores, and where the
/// capacities have no common quantum that gives a table of at most `max_states`.
[[nodiscard]] ExactResult assess_exact(const SystemModel& system, const ExactOptions& options = {});

}  // namespace gigaload::grid::adequacy
