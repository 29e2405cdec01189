#pragma once

#include <string>

#include "grid/adequacy/system/system.hpp"
#include "tools/adequacy/assessment.hpp"

namespace gigaload::tools {

/// Writes one line of JSON: {"method", "samples", "energy_unit", "power_unit", "assumptions":
/// [...], "system": {"lole": {"value", "standard_error"}, "eue": ...}, "regions": {name: {...}},
/// "groups": {name: {...}}}, the last where there are groups; beside the metrics stand the
/// quantities of the risk that are not by month and hour. Both methods have the same keys; what a
/// method does not give is null. Where no sample had any of a metric its standard error is null,
/// and those that count events or days have an "upper_bound_95" (grid::adequacy::upper_bound_95()).
[[nodiscard]] std::string adequacy_json(const Assessment& assessment,
                                        const grid::adequacy::SystemModel& system);

}  // namespace gigaload::tools
