#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "grid/core/calendar.hpp"
#include "grid/core/time_stamp.hpp"

namespace gigaload::scenarios {

/// Holds the moments of a clock's readings.
struct ClockWalk {
  std::vector<grid::TimeStamp> stamps;
  bool is_even = true;  // each is one step after the one before
};

/// Finds the moments of readings of a local clock that does not say its offset from UTC. Readings
/// are seconds since 1970-01-01T00:00:00 by that clock.
class LocalReadings {
 public:
  /// Walks the clock of a zone. `zone`: of IANA, with whole hours; for readings in [least_s,
  /// most_s]. Throws InputError for an unknown zone.
  LocalReadings(const std::string& zone, std::int64_t least_s, std::int64_t most_s);

  /// Returns the reading at which the n-th hour of a local day begins, n from 0 on, whatever the
  /// clock does on that day. `day`: since 1970-01-01.
  [[nodiscard]] std::int64_t hour_of_day(std::int64_t day, int n) const;

  /// Returns the moments of readings that ascend by `step_s` of true time. Where the clock is put
  /// back two readings are equal: the one that follows on the moment before is taken, the first
  /// where neither does. A reading that the clock skips is taken by the offset before.
  [[nodiscard]] ClockWalk walk(const std::vector<std::int64_t>& readings_s,
                               std::int64_t step_s) const;

 private:
  [[nodiscard]] std::int64_t offset_s_at(std::int64_t utc_s) const;

  grid::LocalClock clock_;
};

}  // namespace gigaload::scenarios
