#pragma once

#include <string>
#include <vector>

#include "grid/system/system.hpp"
#include "scenarios/language/settings.hpp"
#include "scenarios/tables/region_names.hpp"
#include "sim/scenario/areas.hpp"

namespace gigaload::scenarios {

/// Holds a key whose last name is that of an area (sim::areas_of()).
struct AreaKey {
  std::string key;
  sim::Area group;
};

/// Returns the keys of a table that have a good value and name groups of `regions`, in the order of
/// the file. `names`: of all regions of the tables; what is known there, groups too, and not among
/// `regions` is left out. `more`: other groups that have names, looked at first. A name of no group
/// goes to the problems, at its place, with those that are.
[[nodiscard]] std::vector<AreaKey> area_keys(const Settings& settings, const std::string& table,
                                             const RegionNames& names,
                                             const std::vector<grid::Region>& regions,
                                             Problems& problems,
                                             const std::vector<sim::Area>& more = {});

}  // namespace gigaload::scenarios
