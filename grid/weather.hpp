#pragma once

/// One realisation of the daily anomalies that drive demand, wind and sun.

#include <cstdint>
#include <vector>

#include "grid/calendar.hpp"
#include "grid/index.hpp"
#include "grid/system.hpp"

namespace gigaload::grid {

class Weather {
 public:
  /// Daily values for every region over [begin, end), from random numbers keyed by
  /// (seed, stream, sample, region) and counted by the absolute day.
  Weather(const System& system, Hour begin, Hour end, std::uint64_t seed, std::uint32_t sample = 0);

  /// `day`: days since 1970-01-01.
  [[nodiscard]] double demand_score(RegionIndex region, std::int64_t day) const;
  [[nodiscard]] double wind_daily_mean(RegionIndex region, std::int64_t day) const;
  [[nodiscard]] double solar_daily_mean(RegionIndex region, std::int64_t day) const;
};

}  // namespace gigaload::grid
