#include "scenarios/readers/reserves.hpp"

#include <algorithm>

#include "scenarios/readers/area_keys.hpp"

namespace gigaload::scenarios {

std::vector<double> read_reserves(const Settings& settings, const RegionNames& names,
                                  const std::vector<grid::Region>& regions, Problems& problems) {
  std::vector<double> share(regions.size(), settings.number("reserves.contingency"));
  auto keys = area_keys(settings, "reserves.area", names, regions, problems);
  std::ranges::stable_sort(keys, std::ranges::greater{},
                           [](const AreaKey& each) { return each.group.regions.size(); });
  for (const AreaKey& each : keys) {
    for (const RegionIndex r : each.group.regions) share[r.get()] = settings.number(each.key);
  }
  if (std::ranges::all_of(share, [](double of_region) { return of_region == 0.0; })) share.clear();
  return share;
}

}  // namespace gigaload::scenarios
