#pragma once

#include <string>
#include <vector>

#include "grid/system/system.hpp"
#include "scenarios/tables/data_folder.hpp"
#include "scenarios/tables/region_names.hpp"

namespace gigaload::scenarios {

/// Fills what a region's data hold by month and hour, and the correlations: demand, wind and sun
/// shapes and scores, hydro, air. `system.data` has one element a region already. Every region
/// needs each of its rows once; what is missing is named in a problem.
void read_shapes(DataFolder& folder, const RegionNames& regions, grid::System& system);

/// Reads the air alone.
void read_air(DataFolder& folder, const RegionNames& regions, grid::System& system);

}  // namespace gigaload::scenarios
