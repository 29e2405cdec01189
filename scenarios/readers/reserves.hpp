#pragma once

#include <vector>

#include "grid/system/system.hpp"
#include "scenarios/language/settings.hpp"
#include "scenarios/tables/region_names.hpp"

namespace gigaload::scenarios {

/// Reads the share of its load that each of the grid's regions is to keep as a contingency reserve,
/// [region]; empty where none keeps any. Of two groups that name a region the smaller one counts,
/// then the later. `names` and faults are those of area_keys().
[[nodiscard]] std::vector<double> read_reserves(const Settings& settings, const RegionNames& names,
                                                const std::vector<grid::Region>& regions,
                                                Problems& problems);

}  // namespace gigaload::scenarios
