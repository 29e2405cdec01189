#pragma once

#include <limits>
#include <span>
#include <string>
#include <vector>

#include "grid/adequacy/sampling/monte_carlo.hpp"

namespace gigaload::tools {

/// Assessment holds what either method says of a system. Metrics that a method does not give, and
/// means of events if there was none, are NaN.
struct Assessment {
  std::string method;             // "montecarlo", "exact"
  grid::adequacy::Result result;  // 0 samples: exact
  /// This is the sum over days of the day's largest LOLP, which the exact method gives.
  double daily_peak_lole = std::numeric_limits<double>::quiet_NaN();
  /// Lists what the numbers rest on besides, of a scenario (sim/scenario/adequacy_assumptions.hpp).
  // NOLINTNEXTLINE(readability-redundant-member-init): g++ warns of what a list leaves out
  std::vector<std::string> assumptions = {};
};

/// Assesses a system in the years of weather that its samples have in turn, one or more.
[[nodiscard]] Assessment assess_by_samples(std::span<const grid::adequacy::SystemModel> years,
                                           const grid::adequacy::Options& options);

/// Assesses the system exactly, so that there are no errors and no quantiles. Throws InputError
/// unless the system is one region without stores.
[[nodiscard]] Assessment assess_by_convolution(const grid::adequacy::SystemModel& system);

}  // namespace gigaload::tools
