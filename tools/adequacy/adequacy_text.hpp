#pragma once

#include <string>

#include "grid/adequacy/system/system.hpp"
#include "tools/adequacy/assessment.hpp"

namespace gigaload::tools {

/// Writes every metric of the system for people to read, and a table of the regions and groups if
/// there are several. Where no sample had any of a metric, its line says so or gives a bound
/// (grid::adequacy::none_text()) in the place of a value without error.
[[nodiscard]] std::string adequacy_text(const Assessment& assessment,
                                        const grid::adequacy::SystemModel& system);

}  // namespace gigaload::tools
