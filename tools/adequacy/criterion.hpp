#pragma once

#include <string>

#include "sim/studies/hosting.hpp"

namespace gigaload::tools {

/// Criterion says how much a year may have of a metric of adequacy.
struct Criterion {
  grid::adequacy::MetricMember metric = &grid::adequacy::Metrics::event_days;
  double value = 0.0;
  const char* unit = "d";
};

/// Reads "lole=0.1d" (days with shortfall a year), "lolh=2.4h", "eue=100MWh" or "neue=10ppm".
/// Throws InputError that says what is allowed.
[[nodiscard]] Criterion parse_criterion(const std::string& text);

}  // namespace gigaload::tools
