#pragma once

#include <vector>

#include "grid/core/calendar.hpp"

namespace gigaload::grid {

/// Holds air as it is read or drawn; the rest of it is psychrometrics (grid/weather/air.hpp).
struct AirReading {
  double dry_bulb_c = 15.0;
  double dew_point_c = 10.0;  // of ice below 0 C; at most the dry bulb
  double pressure_pa = 101325.0;
};

/// Holds the air of a region hour by hour, in place of its coefficients.
struct AirSeries {
  Hour first = 0;                 // hour of hours[0]
  std::vector<AirReading> hours;  // mean of each hour, without gaps
  /// Tells of a typical year: 8760 hours from 1 January 00:00 UTC on, repeated in every year; 29
  /// February is like the 28th.
  bool typical_year = false;

  /// Returns null for an hour that the series does not have.
  [[nodiscard]] const AirReading* find(Hour hour) const;
};

}  // namespace gigaload::grid
