#include "sim/scenario/standard_time.hpp"

#include <algorithm>
#include <limits>

#include "grid/core/calendar.hpp"
#include "sim/scenario/scenario.hpp"

namespace gigaload::sim {

std::vector<std::int64_t> standard_offset_s(const Scenario& scenario) {
  const int year = grid::year_of(scenario.begin);
  const Hour january = grid::to_hour({year, 1, 15}), july = grid::to_hour({year, 7, 15});
  std::vector<std::int64_t> offset_s;
  for (const grid::Region& region : scenario.grid.regions) {
    Hour ahead_h = 0;
    if (!region.time_zone.empty()) {
      const grid::LocalClock clock(region.time_zone, january, july + 1);
      ahead_h = std::numeric_limits<Hour>::max();  // the seasons change places south of the equator
      for (const Hour hour : {january, july}) {
        const grid::LocalHour local = clock.at(hour);
        ahead_h = std::min(ahead_h, local.day * 24 + local.hour - hour);
      }
    }
    offset_s.push_back(ahead_h * 3600);
  }
  return offset_s;
}

}  // namespace gigaload::sim
