#pragma once

#include <chrono>

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
  int days = 0;
  for (int before = 1; before < month; ++before) {
    days += before == 2 ? 28 : most_days_of_month(before);
  }
  return days;
}

}  // namespace gigaload::grid
