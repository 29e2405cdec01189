#include "sim/years/connection_queues.hpp"

#include <cmath>
#include <numeric>

namespace gigaload::sim {

std::optional<ConnectionQueues> connection_queues(const Limits& limits) {
  const std::size_t regions = limits.connection_mw_per_y.size();
  ConnectionQueues queues{.of_region = std::vector<std::size_t>(regions),
                          .limit_mw_per_y = limits.connection_mw_per_y};
  std::iota(queues.of_region.begin(), queues.of_region.end(), std::size_t{0});
  for (const AreaConnections& area : limits.areas) {
    const std::size_t queue = queues.limit_mw_per_y.size();
    queues.limit_mw_per_y.push_back(area.connection_mw_per_y);
    if (!std::isfinite(area.connection_mw_per_y)) continue;
    for (const RegionIndex region : area.regions) {
      const std::size_t r = region.get();
      if (queues.of_region[r] != r || std::isfinite(limits.connection_mw_per_y[r])) return {};
      queues.of_region[r] = queue;
    }
  }
  return queues;
}

}  // namespace gigaload::sim
