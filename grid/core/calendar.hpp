#pragma once

/// Defines hours as the model counts them: whole hours since 1970-01-01T00:00Z, and the
/// calendar fields of a region's local time.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace gigaload::grid {

/// Counts whole hours since 1970-01-01T00:00:00Z.
using Hour = std::int64_t;

struct Date {
  int year = 0;
  unsigned month = 1;
  unsigned day = 1;
  friend auto operator<=>(const Date&, const Date&) = default;
};

[[nodiscard]] Hour to_hour(const Date& date);
[[nodiscard]] Date to_date(Hour hour);
[[nodiscard]] int year_of(Hour hour);
[[nodiscard]] Hour start_of_year(int year);
/// Returns the days since 1970-01-01 of the UTC day that contains the hour, also before 1970.
[[nodiscard]] std::int64_t day_of(Hour hour);
/// Returns the month 0..11 of a day counted from 1970-01-01.
[[nodiscard]] std::size_t month_of_day(std::int64_t day);
/// Returns the date as in "2025-01-01".
[[nodiscard]] std::string to_string(const Date& date);

/// Holds the fields of one local hour.
struct LocalHour {
  std::int64_t day = 0;       // days since 1970-01-01, local
  std::uint8_t month = 0;     // 0..11
  std::uint8_t hour = 0;      // 0..23
  std::uint8_t day_type = 0;  // 0 weekday, 1 Saturday or Sunday
  std::uint8_t weekday = 0;   // 0 Sunday .. 6 Saturday
};

/// Knows the local time of one IANA zone over a span of hours: offsets are looked up once, at
/// construction, and held as a short list of changes. Hours outside the span have the offset of its
/// nearer end.
class LocalClock {
 public:
  /// Throws InputError for an unknown zone.
  LocalClock(const std::string& zone, Hour begin, Hour end);
  [[nodiscard]] LocalHour at(Hour hour) const;

 private:
  std::vector<Hour> change_;  // first hour of each offset but the first
  std::vector<std::int32_t> offset_min_;
};

}  // namespace gigaload::grid
