#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "grid/core/index.hpp"
#include "grid/system/system.hpp"

namespace gigaload::sim {

struct Scenario;

/// Holds regions of the grid that have a name together.
struct NamedRegions {
  std::string name;
  std::vector<RegionIndex> regions;
};

/// Returns the groups of regions that a scenario can give something to by name: each
/// interconnection in the order of its first region, each region. Names are not unique where a
/// region has that of its interconnection; the first is meant.
[[nodiscard]] std::vector<NamedRegions> named_regions(const std::vector<grid::Region>& regions);

/// Names what adequacy is told of: "all", each interconnection in the order of its first region,
/// each region.
[[nodiscard]] std::vector<std::string> area_names(const Scenario& scenario);

/// Returns the sums over the regions of each area.
[[nodiscard]] std::vector<double> by_area(const Scenario& scenario,
                                          std::span<const double> by_region);

/// Tells which regions lie in one of the areas, [region], by the areas' places in area_names().
[[nodiscard]] std::vector<char> regions_of(const Scenario& scenario,
                                           std::span<const std::size_t> areas);

}  // namespace gigaload::sim
