#pragma once

#include <chrono>

namespace gigaload::grid {

/// A common year of 365 days has these hours: typical years and energies told for a year count
/// them.
inline constexpr int kHoursOfCommonYear = 8760;

/// A year with a 29 February has these hours, the most of all calendar years.
inline constexpr int kHoursOfLeapYear = 8784;

/// The Julian year of 365.25 days has these hours: the years clock, and durations and rates that
/// are told in years, count by it (IAU Style Manual 1989; UCUM's a_j).
inline constexpr double kHoursOfJulianYear = 8766.0;

/// Tells whether the year has a 29 February.
[[nodiscard]] constexpr bool is_leap(int year) { return std::chrono::year(year).is_leap(); }

}  // namespace gigaload::grid
