#pragma once

#include <chrono>
#include <cstdint>

namespace gigaload::grid {

/// Returns the weekday of a day counted from 1970-01-01: 0 Sunday to 6 Saturday.
[[nodiscard]] inline std::uint8_t weekday_of(std::int64_t day) {
  const std::chrono::sys_days date{std::chrono::days(day)};
  return static_cast<std::uint8_t>(std::chrono::weekday(date).c_encoding());
}

/// Returns the type of a day counted from 1970-01-01: 0 Monday to Friday, 1 Saturday or Sunday.
[[nodiscard]] inline std::uint8_t day_type(std::int64_t day) {
  const std::uint8_t weekday = weekday_of(day);
  return weekday == 0 || weekday == 6 ? 1 : 0;
}

}  // namespace gigaload::grid
