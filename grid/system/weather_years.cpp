#include "grid/system/weather_years.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

#include "grid/core/calendar.hpp"
#include "grid/core/day_type.hpp"
#include "grid/core/error.hpp"
#include "grid/system/quantile.hpp"

namespace gigaload::grid {
namespace {

constexpr std::int64_t kHours = 24;
constexpr std::int64_t kYearOfWeeks = 52 * 7;  // days
constexpr std::size_t kMonthsOfYear = 12;

std::int64_t begin_of(int year) { return day_of(start_of_year(year)); }

std::size_t days_of(int year) {
  return static_cast<std::size_t>(begin_of(year + 1) - begin_of(year));
}

/// Returns the z with the probability below it, to 1e-9.
double normal_score(double probability) {
  double low = -9.0, high = 9.0;
  while (high - low > 1e-9) {
    const double middle = 0.5 * (low + high);
    (normal_cdf(middle) < probability ? low : high) = middle;
  }
  return 0.5 * (low + high);
}

/// Collects the hours of one region's year by the local clock.
class ClockHours {
 public:
  explicit ClockHours(int year)
      : first_(begin_of(year) * kHours), sum_(days_of(year) * kHours), count_(sum_.size()) {}

  /// Takes an hour by its place on the clock; of another year it is none of these.
  void add(std::int64_t clock, float value) {
    if (clock < first_ || clock >= first_ + static_cast<std::int64_t>(sum_.size())) return;
    sum_[static_cast<std::size_t>(clock - first_)] += value;
    count_[static_cast<std::size_t>(clock - first_)] += 1.0F;
  }

  /// Returns the hours; what clocks skip is the mean of its neighbours, what lies beyond the data
  /// at an end of the year that of a week off.
  [[nodiscard]] std::vector<float> hours() const {
    constexpr std::size_t kWeek = 168;
    std::vector<float> result(sum_.size());
    for (std::size_t h = 0; h < sum_.size(); ++h) {
      if (count_[h] > 0.0F) result[h] = sum_[h] / count_[h];
    }
    for (std::size_t h = 0; h < sum_.size(); ++h) {
      if (count_[h] > 0.0F) continue;
      const bool between =
          h > 0 && h + 1 < sum_.size() && count_[h - 1] > 0.0F && count_[h + 1] > 0.0F;
      result[h] = between               ? 0.5F * (result[h - 1] + result[h + 1])
                  : h < sum_.size() / 2 ? result[h + kWeek]
                                        : result[h - kWeek];
    }
    return result;
  }

 private:
  std::int64_t first_;
  std::vector<float> sum_, count_;
};

/// Holds the place on a zone's clock of each hour of the years, [year][hour of the year in UTC].
using ClockPlaces = std::vector<std::vector<std::int64_t>>;

ClockPlaces places_of(const std::string& zone, const std::vector<MeasuredYear>& years) {
  const LocalClock clock(zone, start_of_year(years.front().year),
                         start_of_year(years.back().year + 1));
  ClockPlaces places;
  for (const MeasuredYear& year : years) {
    std::vector<std::int64_t>& of_year = places.emplace_back();
    const Hour end = start_of_year(year.year + 1);
    for (Hour hour = start_of_year(year.year); hour < end; ++hour) {
      const LocalHour local = clock.at(hour);
      of_year.push_back(local.day * kHours + local.hour);
    }
  }
  return places;
}

/// Returns the demand of one region by its clock, [year][hour of the year].
std::vector<std::vector<float>> by_clock(const ClockPlaces& places, std::size_t region,
                                         const std::vector<MeasuredYear>& years) {
  std::vector<ClockHours> hours;
  for (const MeasuredYear& year : years) hours.emplace_back(year.year);
  for (std::size_t y = 0; y < years.size(); ++y) {
    const std::size_t count = places[y].size();
    for (std::size_t h = 0; h < count; ++h) {
      const float value = years[y].demand[region * count + h];
      // a local year has hours of the next one in UTC, or of the one before
      hours[y].add(places[y][h], value);
      if (y > 0) hours[y - 1].add(places[y][h], value);
      if (y + 1 < years.size()) hours[y + 1].add(places[y][h], value);
    }
  }
  std::vector<std::vector<float>> result;
  result.reserve(hours.size());
  for (const ClockHours& of_year : hours) result.push_back(of_year.hours());
  return result;
}

/// Holds the normal scores of the ranks among so many days.
class RankScores {
 public:
  const std::vector<float>& of(std::size_t days) {
    std::vector<float>& scores = by_days_[days];
    for (std::size_t i = scores.size(); i < days; ++i) {
      scores.push_back(static_cast<float>(
          normal_score((static_cast<double>(i) + 0.5) / static_cast<double>(days))));
    }
    return scores;
  }

 private:
  std::map<std::size_t, std::vector<float>> by_days_;
};

/// Returns the normal scores of a region's days, [year][day of the year].
std::vector<std::vector<float>> scores_of(const std::vector<std::vector<float>>& demand,
                                          const std::vector<int>& years, RankScores& ranks) {
  struct Day {
    double mean = 0.0;
    std::size_t year = 0, day = 0, type = 0;
  };
  std::array<std::vector<Day>, kMonthsOfYear> months;
  std::vector<std::vector<float>> scores;
  for (std::size_t y = 0; y < years.size(); ++y) {
    const std::int64_t first = begin_of(years[y]);
    scores.emplace_back(demand[y].size() / kHours);
    for (std::size_t d = 0; d < scores[y].size(); ++d) {
      const float* hour = &demand[y][d * kHours];
      const std::int64_t day = first + static_cast<std::int64_t>(d);
      months[month_of_day(day)].push_back(
          {std::accumulate(hour, hour + kHours, 0.0) / kHours, y, d, day_type(day)});
    }
  }
  for (std::vector<Day>& days : months) {
    std::array<double, kDayTypes> sum{}, count{};
    for (const Day& day : days) {
      sum[day.type] += day.mean;
      count[day.type] += 1.0;
    }
    for (Day& day : days) day.mean -= sum[day.type] / count[day.type];
    std::ranges::sort(days, [](const Day& one, const Day& other) {
      return std::tie(one.mean, one.year, one.day) < std::tie(other.mean, other.year, other.day);
    });
    const std::vector<float>& score = ranks.of(days.size());
    for (std::size_t i = 0; i < days.size(); ++i) scores[days[i].year][days[i].day] = score[i];
  }
  return scores;
}

void check(const MeasuredYear& year, std::size_t regions) {
  const std::size_t days = days_of(year.year);
  bool fits = year.demand.size() == regions * days * kHours;
  for (const auto* table : {&year.dry_bulb_c, &year.wind_score, &year.solar_score}) {
    fits = fits && (table->empty() || table->size() == regions * days);
  }
  if (!fits) throw InternalError("weather years: a table of another size");
  const bool inside = std::ranges::all_of(year.demand, [](float demand) {
    return demand >= 0.0F && demand <= static_cast<float>(WeatherYears::kMostPerUnit);
  });
  if (!inside) throw InternalError("weather years: demand outside of what can be kept");
}

}  // namespace

WeatherYears::WeatherYears(const std::vector<std::string>& time_zones,
                           std::vector<MeasuredYear> years)
    : regions_(time_zones.size()) {
  if (years.empty()) throw InternalError("weather years: none");
  std::ranges::sort(years, {}, &MeasuredYear::year);
  for (const MeasuredYear& year : years) {
    check(year, regions_);
    if (!year_.empty() && year_.back() == year.year) throw InternalError("weather years: twice");
    year_.push_back(year.year);
    Block block;
    block.first_day = begin_of(year.year) - kSpareDays;
    block.days = begin_of(year.year + 1) + kSpareDays - block.first_day;
    const std::size_t days = regions_ * static_cast<std::size_t>(block.days);
    block.demand.resize(days * kHours);
    block.demand_score.resize(days);
    if (!year.dry_bulb_c.empty()) block.dry_bulb_c.resize(days);
    if (!year.wind_score.empty()) block.wind_score.resize(days);
    if (!year.solar_score.empty()) block.solar_score.resize(days);
    years_.push_back(std::move(block));
  }
  std::map<std::string, ClockPlaces> places;
  for (const std::string& zone : time_zones) {
    if (!places.contains(zone)) places[zone] = places_of(zone, years);
  }
  RankScores ranks;
  for (std::size_t r = 0; r < regions_; ++r) {
    const auto demand = by_clock(places.at(time_zones[r]), r, years);
    const auto scores = scores_of(demand, year_, ranks);
    for (std::size_t y = 0; y < years_.size(); ++y) fill(y, r, demand, scores, years);
  }
}

WeatherYears::Source WeatherYears::source_of(std::size_t year, std::int64_t day) const {
  const std::int64_t first = begin_of(year_[year]);
  if (day >= first && day < begin_of(year_[year] + 1)) return {year, day - first};
  const int other = day < first ? year_[year] - 1 : year_[year] + 1;
  if (const auto there = find(other)) return {*there, day - begin_of(other)};
  return {year, day - first + (day < first ? kYearOfWeeks : -kYearOfWeeks)};
}

void WeatherYears::fill(std::size_t year, std::size_t region,
                        const std::vector<std::vector<float>>& demand,
                        const std::vector<std::vector<float>>& scores,
                        const std::vector<MeasuredYear>& years) {
  Block& block = years_[year];
  const std::size_t row = region * static_cast<std::size_t>(block.days);
  const auto copy = [&](std::vector<float>& into, const std::vector<float>& from,
                        const Source& source, std::size_t at) {
    if (into.empty()) return;
    const std::size_t days = days_of(year_[source.year]);
    into[at] = from.empty() ? static_cast<float>(kUnknown)
                            : from[region * days + static_cast<std::size_t>(source.day)];
  };
  for (std::int64_t d = 0; d < block.days; ++d) {
    const Source source = source_of(year, block.first_day + d);
    const auto day = static_cast<std::size_t>(source.day);
    const std::size_t at = row + static_cast<std::size_t>(d);
    const std::vector<float>& hours = demand[source.year];
    for (std::size_t h = 0; h < kHours; ++h) {
      block.demand[at * kHours + h] = static_cast<std::uint16_t>(
          std::lround(static_cast<double>(hours[day * kHours + h]) / kPerUnit));
    }
    block.demand_score[at] = scores[source.year][day];
    copy(block.dry_bulb_c, years[source.year].dry_bulb_c, source, at);
    copy(block.wind_score, years[source.year].wind_score, source, at);
    copy(block.solar_score, years[source.year].solar_score, source, at);
  }
}

std::optional<std::size_t> WeatherYears::find(int year) const {
  const auto found = std::ranges::find(year_, year);
  if (found == year_.end()) return std::nullopt;
  return static_cast<std::size_t>(found - year_.begin());
}

}  // namespace gigaload::grid
