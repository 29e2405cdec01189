#pragma once

#include <vector>

#include "grid/system/system.hpp"
#include "scenarios/language/settings.hpp"
#include "scenarios/tables/region_names.hpp"

namespace gigaload::scenarios {

/// Reads the limits on what groups of the grid's regions take in together: those of the grid's
/// tables, `planned`, where a key of [imports] with their name or regions does not take their place
/// or, with "none", takes them away, and the other keys. `names`: of all regions of the tables;
/// what is known there and not among `regions` is left out. Faults go to the problems, at their
/// places: a name of no group, too many limits, two groups that overlap while neither holds the
/// other.
[[nodiscard]] std::vector<grid::ImportLimit> read_import_limits(
    const Settings& settings, const RegionNames& names, const std::vector<grid::Region>& regions,
    std::vector<grid::ImportLimit> planned, Problems& problems);

}  // namespace gigaload::scenarios
