#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gigaload::scenarios {

/// Says which of the two first numbers of a date such as 1/31/2024 is the month.
enum class DateOrder : std::uint8_t { month_first, day_first };

/// Holds a moment as tables of measured values write it.
struct ClockReading {
  std::int64_t local_s = 0;              // since 1970-01-01T00:00:00 by the clock it is written in
  std::optional<std::int64_t> offset_s;  // of that clock from UTC; nothing where no zone is written
  bool has_time = false;                 // of the day; otherwise it is a date
  bool ends_day = false;                 // it is written as 24:00
  bool begins_interval = false;          // it is the first of two, "00:00 - 01:00"
};

/// Reads a date, then the time of the day and the zone as far as they are there:
///
/// - 2024-01-31, 2024/1/31, 20240131; 1/31/2024 and 1-31-2024, or 31/1/2024 by `order`; 31.01.2024;
///   31-Jan-24, 31JAN2024. Years of two digits are those from 1970 to 2069.
/// - 45322.5, days since 1899-12-30 with five digits, as workbooks hold a moment
/// - behind a T or blanks 13:00, 13:00:05, 1:00 PM, 1:00:00.0 PM, 24:00
/// - Z, +01:00, -0500, +01, or an abbreviation such as EST (zone_offset_s()), blanks before it or
///   not; "DST" behind the time says nothing of the offset and is skipped
///
/// Of two moments with " - " between them the first is read. Nothing for any other text.
[[nodiscard]] std::optional<ClockReading> parse_clock(std::string_view text,
                                                      DateOrder order = DateOrder::month_first);

/// Returns the offset from UTC of a North American or European zone's abbreviation in capitals.
[[nodiscard]] std::optional<std::int64_t> zone_offset_s(std::string_view abbreviation);

/// Returns the order of the dates in a column: day_first where a first number is above 12.
[[nodiscard]] DateOrder order_of_dates(const std::vector<std::string>& texts);

}  // namespace gigaload::scenarios
