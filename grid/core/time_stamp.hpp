#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace gigaload::grid {

/// Holds a moment as a file writes it, "2024-01-01T00:00:00-05:00".
struct TimeStamp {
  std::int64_t local_s = 0;   // since 1970-01-01T00:00:00 by the clock it is written in
  std::int64_t offset_s = 0;  // of that clock from UTC; 0 where no zone is written
  [[nodiscard]] std::int64_t utc_s() const { return local_s - offset_s; }
};

/// Reads ISO 8601: a date, hours and minutes behind a T or a blank, then seconds, their fraction
/// (dropped) and the zone (Z or +hh:mm) as far as they are there. Nothing for any other text.
[[nodiscard]] std::optional<TimeStamp> parse_time_stamp(const std::string& text);

/// Writes "2024-01-01T00:00:00-05:00".
[[nodiscard]] std::string to_string(const TimeStamp& stamp);

}  // namespace gigaload::grid
