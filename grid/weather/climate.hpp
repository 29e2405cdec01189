#pragma once

#include <cstdint>
#include <vector>

#include "grid/system/air_series.hpp"
#include "grid/system/system.hpp"

namespace gigaload::grid {

/// Holds the air of one local hour, and the share of the hours of a year that are like it.
struct ClimateHour {
  std::uint8_t month = 0;  // 0..11
  std::uint8_t hour = 0;   // 0..23
  double share = 0.0;
  AirReading air;
};

/// Returns the air of a region's years, for means over it: each hour of each month at quantiles of
/// the day's dry bulb and humidity, or the hours of its typical year. The shares sum to one.
[[nodiscard]] std::vector<ClimateHour> climate_of(const Region& region, const RegionData& data);

/// Returns the mean pressure of a region's air: of its series where it has one, else of its months.
[[nodiscard]] double mean_pressure_pa(const RegionData& data);

}  // namespace gigaload::grid
