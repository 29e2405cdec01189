#pragma once

/// Water follows the load within each month's inflow:
///
///   factor(t) = min(c, k(month) w(demand(t) / annual mean))
///
/// w and c as in grid/system/water.hpp, k such that the mean over the month is its capacity factor.
/// Reservoirs are drawn on hardest on the days and hours of the highest load, cold spells and heat
/// waves among them. The exponent and the most share of the capacity that runs at once are fitted
/// by area; where they are not they are 2 and 1 (assumption): between run of river (power 0) and a
/// reservoir free to chase every peak.

#include <vector>

#include "grid/core/calendar.hpp"
#include "grid/demand/demand_levels.hpp"
#include "grid/system/system.hpp"
#include "grid/weather/weather.hpp"

namespace gigaload::grid {

class Hydro {
 public:
  /// Takes each region's `clock`, over all of the calendar years (UTC) that [begin, end) touches.
  Hydro(const System& system, const Weather& weather, const std::vector<LocalClock>& clock,
        Hour begin, Hour end);

  /// Returns the share of capacity that is available.
  [[nodiscard]] double factor(RegionIndex region, Hour hour, const LocalHour& local) const;

 private:
  [[nodiscard]] double weight(std::size_t region, const LocalHour& local) const;

  const System& system_;
  const Weather& weather_;
  DemandLevels levels_;
  std::vector<Hour> month_begin_;  // and the end of the last
  std::vector<double> scale_;      // k: [region][month]
};

}  // namespace gigaload::grid
