#include "sim/scenario/areas.hpp"

#include <algorithm>
#include <numeric>

#include "sim/scenario/scenario.hpp"

namespace gigaload::sim {

namespace {

/// Adds an area for each value of the field, with the regions that have it; "" is none.
void add_kind(std::span<const grid::Region> regions, AreaKind kind,
              std::string grid::Region::* field, std::vector<Area>& areas) {
  const std::size_t first = areas.size();
  for (std::size_t r = 0; r < regions.size(); ++r) {
    const std::string& name = regions[r].*field;
    if (name.empty()) continue;
    auto area = std::find_if(areas.begin() + static_cast<std::ptrdiff_t>(first), areas.end(),
                             [&](const Area& a) { return a.name == name; });
    if (area == areas.end()) area = areas.insert(area, {name, kind, {}});
    area->regions.emplace_back(r);
  }
}

}  // namespace

std::string_view word_of(AreaKind kind) {
  switch (kind) {
    case AreaKind::all:
      return "all";
    case AreaKind::interconnection:
      return "interconnection";
    case AreaKind::planning_area:
      return "planning area";
    case AreaKind::state:
      return "state";
    case AreaKind::region:
      return "region";
  }
  return "";
}

std::vector<Area> areas_of(const Scenario& scenario) { return areas_of(scenario.grid.regions); }

std::vector<Area> areas_of(std::span<const grid::Region> regions) {
  std::vector<Area> areas{{"all", AreaKind::all, {}}};
  for (std::size_t r = 0; r < regions.size(); ++r) areas[0].regions.emplace_back(r);
  add_kind(regions, AreaKind::interconnection, &grid::Region::interconnection, areas);
  add_kind(regions, AreaKind::planning_area, &grid::Region::planning_area, areas);
  add_kind(regions, AreaKind::state, &grid::Region::state, areas);
  std::erase_if(areas, [](const Area& area) {
    return area.kind == AreaKind::state && area.regions.size() == 1;
  });
  add_kind(regions, AreaKind::region, &grid::Region::name, areas);
  return areas;
}

std::vector<Area> state_rows(const Scenario& scenario) { return state_rows(scenario.grid.regions); }

std::vector<Area> state_rows(std::span<const grid::Region> regions) {
  std::vector<grid::Region> known(regions.begin(), regions.end());
  for (grid::Region& region : known) {
    if (region.state.empty()) region.state = region.name;
  }
  std::vector<Area> rows;
  add_kind(known, AreaKind::state, &grid::Region::state, rows);
  const bool nests =
      std::ranges::any_of(rows, [](const Area& row) { return row.regions.size() > 1; });
  return nests ? rows : std::vector<Area>{};
}

std::vector<Area> planning_area_rows(const Scenario& scenario) {
  return planning_area_rows(scenario.grid.regions);
}

std::vector<Area> planning_area_rows(std::span<const grid::Region> regions) {
  std::vector<Area> rows;
  add_kind(regions, AreaKind::planning_area, &grid::Region::planning_area, rows);
  return rows;
}

std::vector<std::string> area_names(const Scenario& scenario) {
  std::vector<std::string> names;
  for (Area& area : areas_of(scenario)) names.push_back(std::move(area.name));
  return names;
}

std::vector<double> by_area(const Scenario& scenario, std::span<const double> by_region) {
  std::vector<double> sums;
  for (const Area& area : areas_of(scenario)) {
    sums.push_back(std::accumulate(
        area.regions.begin(), area.regions.end(), 0.0,
        [&](double sum, RegionIndex region) { return sum + by_region[region.get()]; }));
  }
  return sums;
}

std::vector<char> regions_of(const Scenario& scenario, std::span<const std::size_t> areas) {
  const std::vector<Area> known = areas_of(scenario);
  std::vector<char> inside(scenario.grid.regions.size(), 0);
  for (const std::size_t area : areas) {
    for (const RegionIndex region : known[area].regions) inside[region.get()] = 1;
  }
  return inside;
}

std::size_t place_of(std::span<const Area> areas, AreaKind kind, std::string_view name) {
  const auto found = std::ranges::find_if(
      areas, [&](const Area& area) { return area.kind == kind && area.name == name; });
  return static_cast<std::size_t>(found - areas.begin());
}

}  // namespace gigaload::sim
