#pragma once

#include <cmath>
#include <cstddef>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include "grid/core/calendar.hpp"
#include "grid/system/system.hpp"
#include "grid/system/weather_years.hpp"

namespace gigaload::grid {

/// Returns the demand of an hour of a made-up year in whole multiples of 1e-4.
inline int made_up_demand(int year, std::size_t region, std::size_t hour) {
  return 5000 + static_cast<int>(
                    (hour * 37 + region * 1013 + static_cast<std::size_t>(year) * 131) % 9973);
}

/// A made-up year: dry bulb known on 10 January alone, -20 deg C; wind in the first half of the
/// year.
inline MeasuredYear made_up_year(int year, std::size_t regions) {
  constexpr float kUnknown = std::numeric_limits<float>::quiet_NaN();
  MeasuredYear measured;
  measured.year = year;
  const auto hours = static_cast<std::size_t>(start_of_year(year + 1) - start_of_year(year));
  for (std::size_t r = 0; r < regions; ++r) {
    for (std::size_t h = 0; h < hours; ++h) {
      measured.demand.push_back(static_cast<float>(made_up_demand(year, r, h)) * 1e-4F);
    }
    for (std::size_t day = 0; day < hours / 24; ++day) {
      measured.dry_bulb_c.push_back(day == 9 ? -20.0F : kUnknown);
      measured.wind_score.push_back(
          day < 180 ? static_cast<float>(std::sin(static_cast<double>(day + r))) : kUnknown);
    }
  }
  return measured;
}

/// Gives a system made-up years.
inline void put_made_up_years(System& system, const std::vector<int>& years,
                              WeatherDraw draw = WeatherDraw::weeks) {
  std::vector<std::string> zones;
  for (const Region& region : system.regions) zones.push_back(region.time_zone);
  std::vector<MeasuredYear> measured;
  measured.reserve(years.size());
  for (const int year : years) measured.push_back(made_up_year(year, zones.size()));
  system.weather_years = std::make_shared<const WeatherYears>(zones, std::move(measured));
  system.weather_draw = draw;
}

}  // namespace gigaload::grid
