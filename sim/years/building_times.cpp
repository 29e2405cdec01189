#include "sim/years/building_times.hpp"

#include <cstddef>
#include <string>

#include "grid/core/error.hpp"

namespace gigaload::sim {

std::vector<BuildingTime> building_times(const StageTimes& times, const char* owner) {
  const double mean = times.construction_y, first = times.first_power_y;
  if (times.buildings < 1) {
    throw InputError(std::string(owner) + ": needs at least one building (found " +
                     std::to_string(times.buildings) + ")");
  }
  const bool is_given = first != 0.0;
  if (is_given && (times.buildings == 1 || !(first > 0.0) || !(first < mean))) {
    throw InputError(std::string(owner) +
                     ": a first power needs two buildings or more and is before the mean time of "
                     "construction of " +
                     std::to_string(mean) + " y (found " + std::to_string(first) + " y, " +
                     std::to_string(times.buildings) + " buildings)");
  }
  if (times.buildings == 1) return {{.construction_y = mean}};
  const double n = times.buildings;
  std::vector<BuildingTime> buildings;
  for (int j = 0; j < times.buildings; ++j) {
    const double steps = 2.0 * j / (n - 1.0);
    if (is_given) {
      buildings.push_back({first + steps * (mean - first), steps});
    } else {
      const double of_mean = (2.0 * j + 1.0) / n;
      buildings.push_back({of_mean * mean, of_mean});
    }
  }
  return buildings;
}

}  // namespace gigaload::sim
