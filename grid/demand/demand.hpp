#pragma once

#include <algorithm>
#include <span>
#include <vector>

#include "grid/core/calendar.hpp"
#include "grid/demand/annual_rate.hpp"
#include "grid/demand/demand_levels.hpp"
#include "grid/system/system.hpp"
#include "grid/weather/weather.hpp"

namespace gigaload::grid {

/// Bounds demand from below, by the annual mean: it stays above zero on days of an extreme score.
inline constexpr double kDemandFloor = 0.05;

/// Returns the demand of an hour per unit of the annual mean, on a day of the given score; level:
/// the hour's mean.
[[nodiscard]] inline double relative_demand(double level, double pattern, double score) {
  return std::max(kDemandFloor, level + score * pattern);
}

/// Returns the same of a region's hour in one realisation of the weather: measured where the
/// weather is, else by the day's score.
[[nodiscard]] double relative_demand(const System& system, const Weather& weather,
                                     const DemandLevels& levels, RegionIndex region,
                                     const LocalHour& local);

/// Gives the demand of every region without data centres, MW at the busbar:
///
///   demand(t) = k(year) M(t) max(q(day)[hour] + score(day) pattern[month][hour], kDemandFloor),
///
/// local hours and days; q the curve through the means by day type, month and hour
/// (demand_levels.hpp); score(day) passing from one day to the next over midnight (weather.hpp);
/// M(t) the smooth rate through the given annual means (annual_rate.hpp). Where the weather is of
/// measured weeks (week_draw.hpp) the measured demand per unit of its year's mean takes the place
/// of q + score pattern.
class Demand {
 public:
  /// Prepares the demand of the hours [begin, end). `exact_annual_energy`: k is such that each
  /// whole calendar year (UTC) of this weather has its given mean, also where [begin, end) covers a
  /// part of it; otherwise k = 1 and the mean differs as years of weather do.
  Demand(const System& system, const Weather& weather, Hour begin, Hour end,
         bool exact_annual_energy);

  /// Gives the demand of an hour. demand_mw: [region]. Safe to call from several threads.
  void at(Hour hour, std::span<double> demand_mw) const;

 private:
  [[nodiscard]] double shape_at(std::size_t region, Hour hour) const;

  const System& system_;
  const Weather& weather_;
  DemandLevels levels_;
  std::vector<LocalClock> clock_;
  std::vector<AnnualRate> mean_mw_;
  int first_year_;
  std::size_t years_;
  std::vector<double> scale_;  // k: [region][year]
};

}  // namespace gigaload::grid
