#include "scenarios/measured/year_of_air.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "grid/core/hours_of_year.hpp"
#include "grid/core/month_days.hpp"

namespace gigaload::scenarios {
namespace {

constexpr std::size_t kHours = grid::kHoursOfCommonYear;
constexpr std::ptrdiff_t kDay = 24;
constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

/// Returns the month 1..12 of a day 0..364 of a common year.
int month_of(int day_of_year) {
  int month = 12;
  while (grid::days_before_month(month) > day_of_year) --month;
  return month;
}

}  // namespace

YearOfAir::YearOfAir() : rows_(kHours, {kNone, kNone, kNone, 0}) {}

std::string YearOfAir::put(int month, int day, int hour, const AirRow& row) {
  if (month == 2 && day == 29) {
    ++leap_hours_;
    return {};
  }
  const int day_of_year = grid::days_before_month(month) + day - 1;
  const auto at = static_cast<std::size_t>(day_of_year * kDay + hour - 1);
  if (!begin_) begin_ = at;
  const std::size_t behind = (at + kHours - *begin_) % kHours;
  if (behind < next_) {
    return rows_[at].line != 0
               ? fmt::format(
                     "hour {} of {}/{} a second time, first in line {}: hours are local "
                     "standard time, without daylight saving",
                     hour, month, day, rows_[at].line)
               : fmt::format("hour {} of {}/{} stands behind a later one", hour, month, day);
  }
  next_ = behind + 1;
  rows_[at] = row;
  return {};
}

std::vector<AirRow> YearOfAir::finish(const std::string& file,
                                      std::vector<std::string>& notices) && {
  const std::size_t begin = begin_.value_or(0);
  if (begin >= static_cast<std::size_t>(kDay)) {
    const int day_of_year = static_cast<int>(begin) / static_cast<int>(kDay);
    const int month = month_of(day_of_year);
    notices.push_back(fmt::format(
        "{}:{}: its year begins with {}/{}; it is turned so that it begins in January", file,
        rows_[begin].line, month, day_of_year - grid::days_before_month(month) + 1));
  }
  if (leap_hours_ > 0) {
    notices.push_back(fmt::format(
        "{}: the {} h of 29 February are left out; in leap years that day is like the 28th", file,
        leap_hours_));
  }
  const auto last_day = rows_.end() - kDay;
  const auto is_missing = [](const AirRow& row) { return row.line == 0; };
  if (leap_hours_ == static_cast<std::size_t>(kDay) &&
      std::all_of(last_day, rows_.end(), is_missing) &&
      std::none_of(rows_.begin(), last_day, is_missing)) {
    std::copy(last_day - kDay, last_day, last_day);
    notices.push_back(fmt::format(
        "{}: its leap year ends with 30 December; the 31st is taken to be like that day", file));
  }
  return std::move(rows_);
}

}  // namespace gigaload::scenarios
