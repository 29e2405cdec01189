#pragma once

/// Tells which measured week (grid/system/weather_years.hpp) a sample has in which week of its
/// calendar.
///
/// Weeks begin on Monday, 00:00 of each region's local time, so that types of day stay what they
/// are. A week of the target takes that week of a measured year whose Thursday is nearest to its
/// own in the number of the day in the year: at most three days off. Holidays are off by so much
/// too.
///
/// Samples number b K to (b + 1) K - 1 have each of K years once in every week, in an order drawn
/// for that week and b: each year comes equally often, whatever week and block.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "grid/core/calendar.hpp"
#include "grid/system/system.hpp"
#include "grid/system/weather_years.hpp"
#include "grid/weather/air_days.hpp"

namespace gigaload::grid {

/// Counts weeks of a local calendar: week 0 begins on Monday 1970-01-05.
[[nodiscard]] std::int64_t week_of_day(std::int64_t day);

/// Says where a week comes from.
struct WeekSource {
  std::size_t year = 0;         // place in WeatherYears
  std::int64_t shift_days = 0;  // from a day of the target to the measured one; whole weeks
};

class WeekDraw {
 public:
  /// Takes the system's years (System::weather_years, not null) for one sample of the number; keeps
  /// a reference to `system`. Random numbers are keyed by (seed, week, block of samples) alone.
  WeekDraw(const System& system, std::uint64_t seed, std::uint32_t sample)
      : system_(system), seed_(seed), sample_(sample) {}

  [[nodiscard]] WeekSource at(std::int64_t week) const;

 private:
  [[nodiscard]] std::size_t year(std::int64_t week) const;

  const System& system_;
  std::uint64_t seed_;
  std::uint32_t sample_;
};

/// Returns where each of the days [first_day, last_day) of a sample comes from.
[[nodiscard]] std::vector<WeekSource> sources_of_days(const System& system, std::uint64_t seed,
                                                      std::uint32_t sample, std::int64_t first_day,
                                                      std::int64_t last_day);

/// Returns the air of a day (air_days.hpp): of the measured dry bulb where `source` is not null and
/// knows one, else of the scores.
[[nodiscard]] AirDay air_of_day(const System& system, std::size_t region, std::int64_t day,
                                const AirScores& z, const WeekSource* source);

/// Returns the measured year, such as 2021, that a sample has in the week of a day; the system has
/// measured years.
[[nodiscard]] int weather_year(const System& system, std::uint64_t seed, std::uint32_t sample,
                               std::int64_t week);

}  // namespace gigaload::grid
