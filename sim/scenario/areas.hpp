#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "grid/core/index.hpp"
#include "grid/system/system.hpp"

namespace gigaload::sim {

struct Scenario;

/// Tells what regions an area is made of.
enum class AreaKind : std::uint8_t { all, interconnection, planning_area, state, region };

/// Returns the kind's word, as files and tables have it: "planning area".
[[nodiscard]] std::string_view word_of(AreaKind kind);

/// Holds regions that adequacy is told of together.
struct Area {
  std::string name;
  AreaKind kind = AreaKind::region;
  std::vector<RegionIndex> regions;  // ascending
};

/// Returns what adequacy is told of: all regions, the interconnections, the planning areas, the
/// states of several regions, the regions; each kind in the order of its first region. A state of
/// one region is that region.
[[nodiscard]] std::vector<Area> areas_of(std::span<const grid::Region> regions);
[[nodiscard]] std::vector<Area> areas_of(const Scenario& scenario);

/// Returns the rows of results by state, in the order of their first regions: the states, and by
/// itself each region that is in none. Empty where no state has several regions, since the rows by
/// region are the states' then.
[[nodiscard]] std::vector<Area> state_rows(const Scenario& scenario);
[[nodiscard]] std::vector<Area> state_rows(std::span<const grid::Region> regions);

/// Returns the planning areas, in the order of their first regions; a region that is in none is in
/// no row.
[[nodiscard]] std::vector<Area> planning_area_rows(const Scenario& scenario);
[[nodiscard]] std::vector<Area> planning_area_rows(std::span<const grid::Region> regions);

/// Returns the names of areas_of(); that of all regions is "all".
[[nodiscard]] std::vector<std::string> area_names(const Scenario& scenario);

/// Returns the sums over the regions of each area.
[[nodiscard]] std::vector<double> by_area(const Scenario& scenario,
                                          std::span<const double> by_region);

/// Tells which regions lie in one of the areas, [region], by the areas' places in areas_of().
[[nodiscard]] std::vector<char> regions_of(const Scenario& scenario,
                                           std::span<const std::size_t> areas);

/// Returns the place of the area of that kind and name among areas_of(); their number where there
/// is none.
[[nodiscard]] std::size_t place_of(std::span<const Area> areas, AreaKind kind,
                                   std::string_view name);

}  // namespace gigaload::sim
