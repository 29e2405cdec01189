#pragma once

#include <cstdint>

namespace gigaload::scenarios {

inline constexpr std::int64_t kMinute_s = 60, kHour_s = 3600, kDay_s = 86400;

/// Returns the hours since 1970-01-01 00:00 of a moment in seconds since then, rounded down.
constexpr std::int64_t hour_of(std::int64_t seconds) {
  return (seconds - ((seconds % kHour_s) + kHour_s) % kHour_s) / kHour_s;
}

/// Returns the days since 1970-01-01 of a moment in seconds since then, rounded down.
constexpr std::int64_t day_of(std::int64_t seconds) {
  return (seconds - ((seconds % kDay_s) + kDay_s) % kDay_s) / kDay_s;
}

}  // namespace gigaload::scenarios
