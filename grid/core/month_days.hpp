#pragma once

#include <array>
#include <chrono>
#include <cstddef>

namespace gigaload::grid {

/// Counts the days of month 1..12 in a leap year, the most that it has.
[[nodiscard]] constexpr int most_days_of_month(int month) {
  using std::chrono::year_month_day_last, std::chrono::month_day_last;
  return static_cast<int>(static_cast<unsigned>(
      year_month_day_last(std::chrono::year(2000),
                          month_day_last(std::chrono::month(static_cast<unsigned>(month))))
          .day()));
}

/// Counts the days of a common year before month 1..12.
[[nodiscard]] constexpr int days_before_month(int month) {
  constexpr std::array<int, 12> kDaysBefore = {0,   31,  59,  90,  120, 151,
                                               181, 212, 243, 273, 304, 334};
  return kDaysBefore[static_cast<std::size_t>(month - 1)];
}

/// Holds the days of the months and of the year, means over the 400 years of the calendar.
inline constexpr std::array<double, 12> kMeanDaysOfMonth = {31, 28.2425, 31, 30, 31, 30,
                                                            31, 31,      30, 31, 30, 31};
inline constexpr double kMeanDaysOfYear = 365.2425;

}  // namespace gigaload::grid
