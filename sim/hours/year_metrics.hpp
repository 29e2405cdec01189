#pragma once

#include <cstddef>

#include "grid/adequacy/sampling/cohorts.hpp"
#include "grid/adequacy/sampling/metrics.hpp"

namespace gigaload::sim {

/// Returns the metrics of what the samples ran up in one scope, whose steps are hours. `asked_mwh`:
/// energy asked for there. The mean event is NaN where there was none.
[[nodiscard]] grid::adequacy::Metrics year_metrics(
    const grid::adequacy::Cohorts& samples, std::size_t scope, double asked_mwh, double cvar_level,
    grid::adequacy::Criterion criterion = grid::adequacy::Criterion::with_reserve);

}  // namespace gigaload::sim
