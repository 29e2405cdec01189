#pragma once

#include <cstddef>
#include <vector>

#include "grid/adequacy/system/system.hpp"

namespace gigaload::grid::adequacy {

/// Returns for each region the number of the component it is in: regions that interfaces join, over
/// others if need be, have the same number. Components are numbered by their lowest regions.
[[nodiscard]] std::vector<std::size_t> connected_regions(const SystemModel& system);

}  // namespace gigaload::grid::adequacy
