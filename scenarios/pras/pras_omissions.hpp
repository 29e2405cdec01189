#pragma once

#include <string>
#include <vector>

#include "grid/adequacy/system/system.hpp"

namespace gigaload::scenarios {

/// Says what of a system a PRAS file has no place for, and what PRAS makes of it instead; one
/// sentence each, nothing where all of it can be written.
[[nodiscard]] std::vector<std::string> pras_omissions(const grid::adequacy::SystemModel& system);

}  // namespace gigaload::scenarios
