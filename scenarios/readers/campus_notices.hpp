#pragma once

#include <string>
#include <vector>

#include "grid/system/system.hpp"
#include "scenarios/language/settings.hpp"
#include "sim/scenario/scenario.hpp"

namespace gigaload::scenarios {

/// Tells what of the campuses has no effect or rests on an assumption, a sentence for each kind.
/// `grid`: that of the scenario, which may not have it yet.
void notice_campuses(const Settings& settings, const grid::System& grid,
                     const sim::Scenario& scenario, std::vector<std::string>& notices);

}  // namespace gigaload::scenarios
