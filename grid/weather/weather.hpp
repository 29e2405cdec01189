#pragma once

/// Holds one realisation of the daily anomalies that drive demand, wind, sun and air.

#include <cstdint>
#include <memory>
#include <vector>

#include "grid/core/calendar.hpp"
#include "grid/core/index.hpp"
#include "grid/system/system.hpp"
#include "grid/weather/air_days.hpp"
#include "grid/weather/week_draw.hpp"

namespace gigaload::grid {

/// Wind and sun have days that begin at 08:00 UTC, midnight on the west coast: the day's number
/// is the date in UTC at its beginning.
[[nodiscard]] inline std::int64_t weather_day(Hour hour) { return day_of(hour - 8); }

/// Blends the score that acts in one hour: own weight x the day's own + the rest x that of another
/// day. The day's own from 03:00 to 21:00 local time, and between, over midnight, a straight line
/// from one day's to the next: weather does not change at a stroke.
struct ScoreBlend {
  double own_weight = 1.0;
  std::int64_t other_day = 0;
};
[[nodiscard]] ScoreBlend score_blend(const LocalHour& local);

class Weather {
 public:
  /// Draws daily values for every region over the whole calendar years that [begin, end) touches,
  /// from random numbers keyed by (seed, stream, sample, region) and counted by the absolute day:
  /// what a day is like depends on neither `begin` nor `end`. A normal score of the day
  /// (daily_process.hpp) is mapped through the month's quantiles. Where the system has measured
  /// years, the demand's scores are those of the weeks that the sample has of them (week_draw.hpp),
  /// and so are wind, sun and dry bulb as far as they are known there; the rest is drawn.
  Weather(const System& system, Hour begin, Hour end, std::uint64_t seed, std::uint32_t sample = 0);

  /// Takes as `day` the days since 1970-01-01 of the region's local date.
  [[nodiscard]] double demand_score(RegionIndex region, std::int64_t day) const {
    return at(demand_score_, region, day);
  }
  /// Tells whether demand is that of measured weeks.
  [[nodiscard]] bool is_measured() const { return years_ != nullptr; }
  /// Returns the measured demand of an hour per unit of its year's mean; is_measured() is true.
  [[nodiscard]] double measured_demand(RegionIndex region, const LocalHour& local) const;
  /// Returns the score that acts in one hour (ScoreBlend).
  [[nodiscard]] double demand_score(RegionIndex region, const LocalHour& local) const;
  /// Takes weather_day(hour) as `day`.
  [[nodiscard]] double wind_daily_mean(RegionIndex region, std::int64_t day) const {
    return at(wind_daily_mean_, region, day);
  }
  [[nodiscard]] double solar_daily_mean(RegionIndex region, std::int64_t day) const {
    return at(solar_daily_mean_, region, day);
  }
  /// Returns what acts of the days' air in one hour (ScoreBlend).
  [[nodiscard]] AirDay air(RegionIndex region, const LocalHour& local) const;

 private:
  using Table = std::vector<double>;  // [day][region]

  /// Returns the place in a table; throws InternalError for a day outside the years.
  [[nodiscard]] std::size_t place(RegionIndex region, std::int64_t day) const;
  [[nodiscard]] double at(const Table& table, RegionIndex region, std::int64_t day) const {
    return table[place(region, day)];
  }

  std::size_t regions_;
  std::int64_t first_day_;
  std::int64_t last_day_;
  std::shared_ptr<const WeatherYears> years_;  // null: demand is drawn
  std::vector<WeekSource> sources_;            // [day]
  Table demand_score_;
  Table wind_daily_mean_;
  Table solar_daily_mean_;
  std::vector<AirDay> air_;  // [day][region]
};

}  // namespace gigaload::grid
