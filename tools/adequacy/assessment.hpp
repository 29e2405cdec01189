#pragma once

#include <limits>
#include <string>

#include "grid/adequacy/sampling/monte_carlo.hpp"

namespace gigaload::tools {

/// What either method says of a system. Metrics that a method does not give, and means of events
/// where there was none, are NaN.
struct Assessment {
  std::string method;             // "montecarlo", "exact"
  grid::adequacy::Result result;  // 0 samples: exact
  /// Sum over days of the day's largest LOLP, of the exact method.
  double daily_peak_lole = std::numeric_limits<double>::quiet_NaN();
};

[[nodiscard]] Assessment assess_by_samples(const grid::adequacy::System& system,
                                           const grid::adequacy::Options& options);

/// Without errors and quantiles. InputError where the system is not one region without stores.
[[nodiscard]] Assessment assess_by_convolution(const grid::adequacy::System& system);

}  // namespace gigaload::tools
