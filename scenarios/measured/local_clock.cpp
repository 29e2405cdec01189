#include "scenarios/measured/local_clock.hpp"

#include <optional>

#include "scenarios/measured/civil_seconds.hpp"

namespace gigaload::scenarios {
LocalReadings::LocalReadings(const std::string& zone, std::int64_t least_s, std::int64_t most_s)
    : clock_(zone, hour_of(least_s - 3 * kDay_s), hour_of(most_s + 3 * kDay_s)) {}

std::int64_t LocalReadings::offset_s_at(std::int64_t utc_s) const {
  const grid::Hour hour = hour_of(utc_s);
  const grid::LocalHour local = clock_.at(hour);
  return (local.day * 24 + static_cast<std::int64_t>(local.hour) - hour) * kHour_s;
}

std::int64_t LocalReadings::hour_of_day(std::int64_t day, int n) const {
  const std::int64_t midnight_s = day * kDay_s;
  // the clock is not put forward or back between noon of the day before and midnight
  const std::int64_t offset_s = offset_s_at(midnight_s - kDay_s / 2);
  const std::int64_t utc_s = midnight_s - offset_s + n * kHour_s;
  return utc_s + offset_s_at(utc_s);
}

ClockWalk LocalReadings::walk(const std::vector<std::int64_t>& readings_s,
                              std::int64_t step_s) const {
  ClockWalk walk;
  std::optional<std::int64_t> last_utc_s;
  std::int64_t offset_s = readings_s.empty() ? 0 : offset_s_at(readings_s.front());
  for (const std::int64_t reading_s : readings_s) {
    std::optional<std::int64_t> chosen_s;
    // what the clock may be ahead: as it was a day before, and as it will be a day later
    for (const std::int64_t at_s : {reading_s - kDay_s, reading_s + kDay_s}) {
      const std::int64_t possible_s = offset_s_at(at_s);
      const std::int64_t utc_s = reading_s - possible_s;
      if (offset_s_at(utc_s) != possible_s) continue;
      if (!chosen_s || (last_utc_s && utc_s == *last_utc_s + step_s)) chosen_s = possible_s;
    }
    offset_s = chosen_s.value_or(offset_s);
    const std::int64_t utc_s = reading_s - offset_s;
    if (!chosen_s || (last_utc_s && utc_s != *last_utc_s + step_s)) walk.is_even = false;
    walk.stamps.push_back({reading_s, offset_s});
    last_utc_s = utc_s;
  }
  return walk;
}

}  // namespace gigaload::scenarios
