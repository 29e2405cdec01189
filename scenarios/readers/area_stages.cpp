#include "scenarios/readers/area_stages.hpp"

#include <algorithm>
#include <string>

#include "scenarios/readers/area_keys.hpp"
#include "sim/scenario/areas.hpp"

namespace gigaload::scenarios {

void read_connections(const SiteContext& context, const std::vector<grid::Region>& regions,
                      sim::Limits& limits) {
  const Settings& settings = context.settings;
  limits.connection_mw_per_y.assign(context.regions.size(),
                                    settings.number("limits.connection_default"));
  std::vector<sim::Area> areas = sim::areas_of(regions);
  std::erase_if(areas, [](const sim::Area& area) {
    return area.kind == sim::AreaKind::all || area.kind == sim::AreaKind::region;
  });
  for (const std::string& name : settings.members("limits.connection")) {
    const std::string key = "limits.connection." + name;
    const auto area = std::ranges::find(areas, name, &sim::Area::name);
    if (const auto region = context.regions.find(name)) {
      limits.connection_mw_per_y[region->get()] = settings.number(key);
    } else if (area != areas.end()) {
      limits.areas.push_back(
          {.name = name, .regions = area->regions, .connection_mw_per_y = settings.number(key)});
    } else if (!context.regions.can_leave_out(name)) {
      (void)find_region(context, name, key);  // tells what is wrong with it
    }
  }
}

void add_delays(const SiteContext& context, const std::vector<grid::Region>& regions,
                std::vector<sim::Campus>& campuses) {
  for (const AreaKey& each :
       area_keys(context.settings, "stages.delay", context.regions, regions, context.problems)) {
    const double delay_y = context.settings.number(each.key);
    for (sim::Campus& campus : campuses) {
      if (std::ranges::find(each.group.regions, campus.region) != each.group.regions.end()) {
        campus.stages.pre_development_y += delay_y;
      }
    }
  }
}

}  // namespace gigaload::scenarios
