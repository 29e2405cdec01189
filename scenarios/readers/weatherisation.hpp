#pragma once

#include "grid/system/system.hpp"
#include "scenarios/language/settings.hpp"
#include "scenarios/tables/region_names.hpp"

namespace gigaload::scenarios {

/// Sets the share of what cold spells take out that weatherisation has taken away, of the regions
/// whose areas outages.weatherisation names; the others keep that of the table. Of two groups that
/// name a region the smaller one counts, then the later. `names` and faults are those of
/// area_keys().
void read_weatherisation(const Settings& settings, const RegionNames& names, Problems& problems,
                         grid::System& system);

}  // namespace gigaload::scenarios
