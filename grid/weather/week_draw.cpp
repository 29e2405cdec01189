#include "grid/weather/week_draw.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>
#include <vector>

#include "grid/core/floor_div.hpp"
#include "grid/core/random.hpp"

namespace gigaload::grid {
namespace {

constexpr std::int64_t kFirstMonday = 4;  // 1970-01-05
constexpr std::int64_t kWeek = 7;         // days
constexpr std::int64_t kToThursday = 3;

std::int64_t thursday_of(std::int64_t week) { return kFirstMonday + week * kWeek + kToThursday; }

/// Returns the year that a week is of: that of its Thursday, as ISO 8601 has it.
int year_of_week(std::int64_t week) { return year_of(thursday_of(week) * 24); }

/// Returns which of `count` stands at the place in the order that was drawn for a week and block.
std::size_t drawn_year(std::uint64_t seed, std::int64_t week, std::uint32_t block,
                       std::size_t place, std::size_t count) {
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  const RandomSource random(seed, Stream::weeks, block);
  for (std::size_t i = count - 1; i > 0; --i) {
    const double u =
        random.uniform(static_cast<std::uint32_t>(week), static_cast<std::uint32_t>(i))[0];
    std::swap(order[i], order[static_cast<std::size_t>(u * static_cast<double>(i + 1))]);
  }
  return order[place];
}

}  // namespace

std::int64_t week_of_day(std::int64_t day) { return floor_div(day - kFirstMonday, kWeek); }

std::size_t WeekDraw::year(std::int64_t week) const {
  const WeatherYears& years = *system_.weather_years;
  const std::size_t count = years.size();
  const std::size_t place = sample_ % count;
  switch (system_.weather_draw) {
    case WeatherDraw::weeks:
      return drawn_year(seed_, week, sample_ / static_cast<std::uint32_t>(count), place, count);
    case WeatherDraw::years:
      return place;
    case WeatherDraw::measured:
      break;
  }
  // a week over an end of the run may be one of a year that is none of them: the nearest reaches it
  const std::int64_t thursday = thursday_of(week);
  const auto nearest = std::ranges::min_element(years.years(), {}, [thursday](int measured) {
    const std::int64_t before = day_of(start_of_year(measured)) - thursday;
    const std::int64_t behind = thursday - day_of(start_of_year(measured + 1)) + 1;
    return std::max({before, behind, std::int64_t{0}});
  });
  return static_cast<std::size_t>(nearest - years.years().begin());
}

WeekSource WeekDraw::at(std::int64_t week) const {
  const std::size_t source = year(week);
  if (system_.weather_draw == WeatherDraw::measured) return {source, 0};
  const std::int64_t shift = day_of(start_of_year(system_.weather_years->years()[source])) -
                             day_of(start_of_year(year_of_week(week)));
  // to the nearest number of whole weeks
  return {source, floor_div(shift + kToThursday, kWeek) * kWeek};
}

std::vector<WeekSource> sources_of_days(const System& system, std::uint64_t seed,
                                        std::uint32_t sample, std::int64_t first_day,
                                        std::int64_t last_day) {
  const WeekDraw draw(system, seed, sample);
  std::vector<WeekSource> sources;
  for (std::int64_t day = first_day; day < last_day; ++day) {
    const bool same_week = !sources.empty() && week_of_day(day) == week_of_day(day - 1);
    sources.push_back(same_week ? sources.back() : draw.at(week_of_day(day)));
  }
  return sources;
}

AirDay air_of_day(const System& system, std::size_t region, std::int64_t day, const AirScores& z,
                  const WeekSource* source) {
  const AirShape& shape = system.data[region].air;
  const std::size_t month = month_of_day(day);
  if (source != nullptr) {
    const double dry_bulb_c =
        system.weather_years->dry_bulb_c(source->year, region, day + source->shift_days);
    if (!std::isnan(dry_bulb_c)) return air_day_measured(shape, month, dry_bulb_c, z.humidity);
  }
  return air_day(shape, month, z);
}

int weather_year(const System& system, std::uint64_t seed, std::uint32_t sample,
                 std::int64_t week) {
  return system.weather_years->years()[WeekDraw(system, seed, sample).at(week).year];
}

}  // namespace gigaload::grid
