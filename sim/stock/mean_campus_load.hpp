#pragma once

#include "sim/campus/campus_model.hpp"
#include "sim/cooling/shared_work.hpp"

namespace gigaload::sim {

struct Scenario;

/// Returns l_c, the MW drawn at the meter by one MW filled: the mean over the air of a year in the
/// campus's region and over the hours of its week. `model`: of a campus of `scenario`.
[[nodiscard]] double mean_load_per_mw(const Scenario& scenario, const CampusModel& model,
                                      const SharedWork& shared);

}  // namespace gigaload::sim
