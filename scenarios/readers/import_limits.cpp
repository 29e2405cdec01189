#include "scenarios/readers/import_limits.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "grid/balance/transport_flow.hpp"
#include "grid/core/nested_groups.hpp"
#include "scenarios/text/edit_distance.hpp"
#include "sim/scenario/areas.hpp"

namespace gigaload::scenarios {
namespace {

constexpr const char* kImports = "imports";

std::string unknown_group(const std::string& name, const std::vector<sim::NamedRegions>& groups) {
  std::vector<std::string> known;
  for (const auto& group : groups) known.push_back(group.name);
  return fmt::format("\"{}\" is no group of regions that has imports{}; known: {}", name,
                     suggestion(name, known), fmt::join(known, ", "));
}

void check_groups(const Settings& settings, std::size_t regions,
                  const std::vector<grid::ImportLimit>& limits, Problems& problems) {
  if (limits.size() > grid::TransportFlow::kMostGroups) {
    problems.add(
        settings.place(kImports), kImports,
        fmt::format("{} limits; a run takes {}", limits.size(), grid::TransportFlow::kMostGroups));
  }
  std::vector<std::vector<std::size_t>> groups;
  for (const grid::ImportLimit& limit : limits) {
    auto& group = groups.emplace_back();
    for (const RegionIndex r : limit.regions) group.push_back(r.get());
  }
  const auto crossing = grid::nest_groups(regions, groups).crossing;
  if (!crossing) return;
  const std::string key = std::string(kImports) + "." + limits[crossing->second].name;
  problems.add(settings.place(key), key,
               fmt::format("its regions and those of {}.{} overlap, and neither has all of the "
                           "other's; groups with limits lie in each other or apart",
                           kImports, limits[crossing->first].name));
}

}  // namespace

std::vector<grid::ImportLimit> read_import_limits(const Settings& settings,
                                                  const RegionNames& names,
                                                  const std::vector<grid::Region>& regions,
                                                  Problems& problems) {
  std::vector<grid::ImportLimit> limits;
  const auto groups = sim::named_regions(regions);
  for (const std::string& name : settings.members(kImports)) {
    const std::string key = std::string(kImports) + "." + name;
    const auto group = std::ranges::find(groups, name, &sim::NamedRegions::name);
    if (group == groups.end()) {
      if (!names.is_known(name)) {
        problems.add(settings.place(key), key, unknown_group(name, groups));
      }
      continue;
    }
    if (!settings.has(key) || !std::isfinite(settings.number(key))) continue;
    limits.push_back({.name = name, .regions = group->regions, .mw = settings.number(key)});
  }
  check_groups(settings, regions.size(), limits, problems);
  return limits;
}

}  // namespace gigaload::scenarios
