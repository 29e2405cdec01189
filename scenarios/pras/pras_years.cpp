#include "scenarios/pras/pras_years.hpp"

#include <map>
#include <optional>
#include <utility>

#include "grid/core/calendar.hpp"
#include "grid/core/hours_of_year.hpp"
#include "grid/core/time_stamp.hpp"

namespace gigaload::scenarios {

namespace {

using grid::Date;
using grid::Hour;
using grid::TimeStamp;
using grid::adequacy::Series;
using grid::adequacy::SystemModel;

constexpr std::size_t kHoursOfYear = grid::kHoursOfCommonYear;
constexpr std::int64_t kSecondsOfHour = 3600;

Date date_of(const TimeStamp& stamp) { return grid::to_date(stamp.local_s / kSecondsOfHour); }

/// Returns the stamp so many years later; from 29 February it is 1 March in other years.
TimeStamp anniversary(const TimeStamp& stamp, int years) {
  const Date from = date_of(stamp);
  Date to = from;
  to.year += years;
  if (to.month == 2 && to.day == 29 && !grid::is_leap(to.year)) to = {to.year, 3, 1};
  return {.local_s = stamp.local_s + (grid::to_hour(to) - grid::to_hour(from)) * kSecondsOfHour,
          .offset_s = stamp.offset_s};
}

std::vector<PrasYear> years_of_8760_hours(std::size_t steps, int first_year) {
  std::vector<PrasYear> years;
  for (std::size_t first = 0; first < steps; first += kHoursOfYear) {
    years.push_back({first_year + static_cast<int>(years.size()), first, kHoursOfYear});
  }
  return years;
}

}  // namespace

std::vector<PrasYear> weather_years(const SystemModel& system) {
  const auto stamp = grid::parse_time_stamp(system.start);
  if (!stamp || step_hours(system) != 1.0) return {};
  const int first_year = date_of(*stamp).year;
  if (system.steps % kHoursOfYear == 0) return years_of_8760_hours(system.steps, first_year);
  std::vector<PrasYear> years;
  for (std::size_t first = 0; first < system.steps;) {
    const int n = static_cast<int>(years.size());
    const auto steps = static_cast<std::size_t>(
        (anniversary(*stamp, n + 1).local_s - anniversary(*stamp, n).local_s) / kSecondsOfHour);
    if (first + steps > system.steps) return {};
    years.push_back({first_year + n, first, steps});
    first += steps;
  }
  return years;
}

SystemModel only_year(const SystemModel& system, const PrasYear& year) {
  SystemModel result = system;
  result.steps = year.steps;
  if (const auto stamp = grid::parse_time_stamp(system.start)) {
    result.start = to_string(anniversary(*stamp, year.year - date_of(*stamp).year));
  }
  std::map<const void*, Series> cut;  // series that are shared stay so
  visit_series(result, [&](Series& series, grid::adequacy::Measure) {
    if (series.constant()) return;
    const auto known = cut.find(series.store());
    if (known != cut.end()) {
      series = known->second;
      return;
    }
    std::vector<double> values;
    values.reserve(year.steps);
    for (std::size_t t = 0; t < year.steps; ++t) values.push_back(series[year.first + t]);
    series = cut[series.store()] = Series(std::move(values));
  });
  return result;
}

}  // namespace gigaload::scenarios
