#include "scenarios/readers/area_keys.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "scenarios/text/edit_distance.hpp"

namespace gigaload::scenarios {

std::vector<AreaKey> area_keys(const Settings& settings, const std::string& table,
                               const RegionNames& names, const std::vector<grid::Region>& regions,
                               Problems& problems, const std::vector<sim::Area>& more) {
  std::vector<AreaKey> keys;
  std::vector<sim::Area> groups = more;
  const auto areas = sim::areas_of(regions);
  groups.insert(groups.end(), areas.begin() + 1, areas.end());  // not all regions: none is outside
  std::vector<std::string> known;
  for (const auto& group : groups) known.push_back(group.name);
  for (const std::string& name : settings.members(table)) {
    const std::string key = table + "." + name;
    const auto group = std::ranges::find(groups, name, &sim::Area::name);
    if (group != groups.end()) {
      if (settings.has(key)) keys.push_back({.key = key, .group = *group});
    } else if (!names.can_leave_out(name)) {
      problems.add(settings.place(key), key,
                   fmt::format("\"{}\" is no region and no group of regions{}; known: {}", name,
                               suggestion(name, known), fmt::join(known, ", ")));
    }
  }
  return keys;
}

}  // namespace gigaload::scenarios
