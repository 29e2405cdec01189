#include "scenarios/readers/import_limits.hpp"

#include <fmt/format.h>

#include <cmath>
#include <string>

#include "grid/balance/transport_flow.hpp"
#include "grid/core/nested_groups.hpp"
#include "scenarios/readers/area_keys.hpp"

namespace gigaload::scenarios {
namespace {

constexpr const char* kImports = "imports";

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
  problems.add(settings.place(settings.is_given(key) ? key : kImports), key,
               fmt::format("its regions and those of {}.{} overlap, and neither has all of the "
                           "other's; groups with limits lie in each other or apart",
                           kImports, limits[crossing->first].name));
}

}  // namespace

std::vector<grid::ImportLimit> read_import_limits(const Settings& settings,
                                                  const RegionNames& names,
                                                  const std::vector<grid::Region>& regions,
                                                  std::vector<grid::ImportLimit> planned,
                                                  Problems& problems) {
  std::vector<sim::Area> more;
  for (const grid::ImportLimit& limit : planned) {
    more.push_back({.name = limit.name, .regions = limit.regions});
  }
  std::vector<grid::ImportLimit> limits = std::move(planned);
  for (const AreaKey& each : area_keys(settings, kImports, names, regions, problems, more)) {
    std::erase_if(limits, [&](const grid::ImportLimit& limit) {
      return limit.regions == each.group.regions;
    });
    const double mw = settings.number(each.key);
    if (!std::isfinite(mw)) continue;
    limits.push_back({.name = each.group.name, .regions = each.group.regions, .mw = mw});
  }
  check_groups(settings, regions.size(), limits, problems);
  return limits;
}

}  // namespace gigaload::scenarios
