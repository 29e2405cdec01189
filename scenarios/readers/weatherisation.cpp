#include "scenarios/readers/weatherisation.hpp"

#include <algorithm>

#include "scenarios/readers/area_keys.hpp"

namespace gigaload::scenarios {

void read_weatherisation(const Settings& settings, const RegionNames& names, Problems& problems,
                         grid::System& system) {
  auto keys = area_keys(settings, "outages.weatherisation", names, system.regions, problems);
  std::ranges::stable_sort(keys, std::ranges::greater{},
                           [](const AreaKey& each) { return each.group.regions.size(); });
  for (const AreaKey& each : keys) {
    for (const RegionIndex r : each.group.regions) {
      system.data[r.get()].weatherisation = settings.number(each.key);
    }
  }
}

}  // namespace gigaload::scenarios
