#pragma once

#include <cstddef>
#include <cstdint>

#include "sim/swing/power_trace.hpp"

namespace gigaload::sim {

/// TrainingSteps is the power of a campus that trains in steps: its machines compute together, and
/// draw less while they exchange what they found.
struct TrainingSteps {
  double high_mw = 0.0;   // while they compute
  double low_mw = 0.0;    // while they exchange
  double period_s = 2.0;  // of a step of training
  double duty = 0.5;      // share of the period, between 0 and 1, in which they compute
  double corner_s = 0.0;  // from low to high, and back; at most the shorter of both parts
};

/// Returns the power at a time, which counts from the begin of a rise.
[[nodiscard]] double power_mw(const TrainingSteps& steps, double time_s);

/// CampusSum is a number of equal campuses.
struct CampusSum {
  std::size_t campuses = 1;
  bool in_step = true;  // else each begins its steps at a time of its own, drawn by the seed
  std::uint64_t seed = 0;
};

/// Returns the power of all campuses together, from time 0 over `length_s` in steps of `step_s`. In
/// step their swings add up; else the root of the mean square of their sum grows, on average over
/// what may be drawn, with the square root of their number.
[[nodiscard]] PowerTrace training_trace(const TrainingSteps& steps, const CampusSum& sum,
                                        double step_s, double length_s);

}  // namespace gigaload::sim
