#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "grid/core/calendar.hpp"
#include "grid/system/system.hpp"

namespace gigaload::sim {

inline constexpr std::size_t kHoursOfDayTypes = grid::kDayTypes * grid::kHoursOfDay;

/// A profile is a course of the IT load; only its shape counts. `share` holds
///   48 values: the hours of a weekday, then of a day of the weekend, or
///   8760: the hours of a year of 365 days from 1 January, by the local clock; 29 February is taken
///   as 28 February, and the days of the week are those of the profile.
struct ItProfile {
  std::string name;
  std::vector<double> share;  // not negative

  [[nodiscard]] bool is_by_day_type() const { return share.size() == kHoursOfDayTypes; }
};

}  // namespace gigaload::sim
