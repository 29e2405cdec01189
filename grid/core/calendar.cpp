#include "grid/core/calendar.hpp"

#include <date/tz.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <stdexcept>

#include "grid/core/day_type.hpp"
#include "grid/core/error.hpp"

namespace gigaload::grid {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::sys_days;

std::chrono::year_month_day civil(std::int64_t day) { return sys_days(days(day)); }

}  // namespace

Hour to_hour(const Date& date) {
  const sys_days day(std::chrono::year(date.year) / std::chrono::month(date.month) /
                     std::chrono::day(date.day));
  return hours(day.time_since_epoch()).count();
}

std::int64_t day_of(Hour hour) { return std::chrono::floor<days>(hours(hour)).count(); }

Date to_date(Hour hour) {
  const auto ymd = civil(day_of(hour));
  return {static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()),
          static_cast<unsigned>(ymd.day())};
}

int year_of(Hour hour) { return static_cast<int>(civil(day_of(hour)).year()); }

std::size_t month_of_day(std::int64_t day) { return static_cast<unsigned>(civil(day).month()) - 1; }

Hour start_of_year(int year) { return to_hour({year, 1, 1}); }

std::string to_string(const Date& date) {
  char text[40];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", date.year, date.month, date.day);
  return text;
}

LocalClock::LocalClock(const std::string& zone, Hour begin, Hour end) {
  const date::time_zone* rules = nullptr;
  try {
    rules = date::locate_zone(zone);
  } catch (const std::runtime_error&) {
    throw InputError("time zone \"" + zone +
                     "\": not in the system's time zone database (an IANA name such as "
                     "\"America/New_York\" is wanted)");
  }
  for (Hour hour = begin;;) {
    const auto info = rules->get_info(std::chrono::sys_seconds(hours(hour)));
    offset_min_.push_back(static_cast<std::int32_t>(
        std::chrono::duration_cast<std::chrono::minutes>(info.offset).count()));
    const auto until_h = std::chrono::ceil<hours>(info.end).time_since_epoch().count();
    if (until_h >= end) return;
    hour = until_h;
    change_.push_back(hour);
  }
}

LocalHour LocalClock::at(Hour hour) const {
  const auto change = std::upper_bound(change_.begin(), change_.end(), hour) - change_.begin();
  const std::chrono::minutes offset(offset_min_[static_cast<std::size_t>(change)]);
  const Hour local = std::chrono::floor<hours>(hours(hour) + offset).count();
  LocalHour fields;
  fields.day = day_of(local);
  fields.hour = static_cast<std::uint8_t>(local - fields.day * 24);
  fields.month = static_cast<std::uint8_t>(month_of_day(fields.day));
  fields.weekday = weekday_of(fields.day);
  fields.day_type = day_type(fields.day);
  return fields;
}

}  // namespace gigaload::grid
