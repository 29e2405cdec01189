#pragma once

#include <string>
#include <vector>

#include "grid/adequacy/system/system.hpp"

namespace gigaload::scenarios {

/// Gives every device and line whose name stands before it among those of its kind a name of its
/// own, by "-2", "-3" and so on behind it: PRAS takes each name once. Returns how many were given.
/// Such names come of a file that was exported with the devices of campuses and is the grid of the
/// same campuses again.
std::size_t make_names_unique(grid::adequacy::SystemModel& system);

}  // namespace gigaload::scenarios
