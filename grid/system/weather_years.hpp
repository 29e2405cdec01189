#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace gigaload::grid {

/// Holds one calendar year (UTC) as it was measured, by region. Tables by day begin on the first of
/// January; what is not known is NaN, or the whole table empty.
struct MeasuredYear {
  int year = 0;
  std::vector<float> demand;       // [region][hour of the year], per unit of the year's mean
  std::vector<float> dry_bulb_c;   // [region][day of the year], mean of the local day
  std::vector<float> wind_score;   // [region][day of the year from 08:00 UTC], normal score of the
                                   // mean of the region's area in its month (area_scores.hpp)
  std::vector<float> solar_score;  // likewise
};

/// Holds years of weather as they were measured, all regions in the same hours, for samples to have
/// weeks of. Demand is kept by the region's local clock: a day has 24 hours, the hour that clocks
/// skip in spring is the mean of its neighbours, the one that they repeat in autumn the mean of
/// both.
///
/// Each year reaches kSpareDays days over its two ends: there it has the days of the year before or
/// after it where that is among the years, else its own days 52 weeks off.
class WeatherYears {
 public:
  static constexpr std::int64_t kSpareDays = 14;
  /// Demand is kept in whole multiples of this, up to kMostPerUnit.
  static constexpr double kPerUnit = 1e-4;
  static constexpr double kMostPerUnit = 6.5;
  static constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

  /// Takes the regions' IANA zones and the years, in any order, each once, at least one. Throws
  /// InternalError for tables of another size and demand outside [0, kMostPerUnit].
  WeatherYears(const std::vector<std::string>& time_zones, std::vector<MeasuredYear> years);

  [[nodiscard]] std::size_t size() const { return years_.size(); }
  [[nodiscard]] std::size_t regions() const { return regions_; }
  /// Returns the years, ascending.
  [[nodiscard]] const std::vector<int>& years() const { return year_; }
  [[nodiscard]] std::optional<std::size_t> find(int year) const;

  /// Returns the demand of a local hour in multiples of kPerUnit of the year's mean, from that of
  /// midnight at the begin of first_day(): [hour].
  [[nodiscard]] const std::uint16_t* demand(std::size_t year, std::size_t region) const {
    const Block& block = years_[year];
    return &block.demand[region * static_cast<std::size_t>(block.days) * 24];
  }
  /// Returns the first day that a year has, counted from 1970-01-01, and one past its last.
  [[nodiscard]] std::int64_t first_day(std::size_t year) const { return years_[year].first_day; }
  [[nodiscard]] std::int64_t last_day(std::size_t year) const {
    return years_[year].first_day + years_[year].days;
  }

  /// Returns the demand of a local hour per unit of the year's mean.
  [[nodiscard]] double demand(std::size_t year, std::size_t region, std::int64_t day,
                              std::size_t hour) const {
    const auto at = static_cast<std::size_t>(day - first_day(year)) * 24 + hour;
    return kPerUnit * demand(year, region)[at];
  }
  /// Returns the normal score of a day's mean demand among all days of its month, less what
  /// weekdays and weekends differ by.
  [[nodiscard]] double demand_score(std::size_t year, std::size_t region, std::int64_t day) const {
    return at(years_[year].demand_score, year, region, day);
  }
  /// Return what is known of a day besides, NaN where nothing is: the mean dry bulb, the normal
  /// scores of wind and sun in their month.
  [[nodiscard]] double dry_bulb_c(std::size_t year, std::size_t region, std::int64_t day) const {
    return at(years_[year].dry_bulb_c, year, region, day);
  }
  [[nodiscard]] double wind_score(std::size_t year, std::size_t region, std::int64_t day) const {
    return at(years_[year].wind_score, year, region, day);
  }
  [[nodiscard]] double solar_score(std::size_t year, std::size_t region, std::int64_t day) const {
    return at(years_[year].solar_score, year, region, day);
  }

 private:
  /// Holds a year with what it reaches over its ends.
  struct Block {
    std::int64_t first_day = 0, days = 0;
    std::vector<std::uint16_t> demand;                                     // [region][hour]
    std::vector<float> demand_score, dry_bulb_c, wind_score, solar_score;  // [region][day]
  };
  /// Says which day of which year a day of a block is.
  struct Source {
    std::size_t year = 0;
    std::int64_t day = 0;  // of the year, from 0
  };
  [[nodiscard]] Source source_of(std::size_t year, std::int64_t day) const;
  void fill(std::size_t year, std::size_t region, const std::vector<std::vector<float>>& demand,
            const std::vector<std::vector<float>>& scores, const std::vector<MeasuredYear>& years);
  [[nodiscard]] double at(const std::vector<float>& table, std::size_t year, std::size_t region,
                          std::int64_t day) const {
    if (table.empty()) return kUnknown;
    const Block& block = years_[year];
    return table[region * static_cast<std::size_t>(block.days) +
                 static_cast<std::size_t>(day - block.first_day)];
  }

  std::size_t regions_;
  std::vector<int> year_;
  std::vector<Block> years_;
};

/// Tells which measured year the weeks of a sample come from: one drawn anew for each week, one for
/// the whole sample, or in each calendar year of the run that year itself.
enum class WeatherDraw : std::uint8_t { weeks, years, measured };

}  // namespace gigaload::grid
