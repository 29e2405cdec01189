#pragma once

#include <string>

#include "grid/adequacy/system/system.hpp"
#include "tools/adequacy/assessment.hpp"

namespace gigaload::tools {

/// For people: every metric of the system, and a table of the regions and groups where there are
/// several.
[[nodiscard]] std::string adequacy_text(const Assessment& assessment,
                                        const grid::adequacy::System& system);

}  // namespace gigaload::tools
