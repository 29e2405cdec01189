#pragma once

#include <string>
#include <vector>

#include "grid/system/air_series.hpp"
#include "scenarios/text/problems.hpp"

namespace gigaload::scenarios {

/// Holds a weather file of EnergyPlus (EnergyPlus Auxiliary Programs, "EPW CSV Format").
struct EpwFile {
  std::string city;
  double latitude_deg = 0.0;  // north positive
  double time_zone_h = 0.0;   // of its local standard time, ahead of UTC
  double elevation_m = 0.0;
  grid::AirSeries air;  // a typical year, whatever years its months come from
};

/// Reads the eight header lines and the hours of one whole year. Hour 1..24 is local standard time;
/// a reading with minute 0 or 60 is of the end of its hour, and the mean of an hour that of the
/// readings at its ends; one with minute 30 is the hour's own. Humidity is the dew point, or where
/// that is missing the relative humidity (relative_humidity.hpp). The year may begin with any hour,
/// and be a leap year (year_of_air.hpp). Several readings an hour, several periods and parts of a
/// year are refused. What is missing: air_rows.hpp; a
/// missing pressure is that of the elevation. The series is empty after a problem.
[[nodiscard]] EpwFile read_epw(const std::string& text, std::size_t source, const std::string& key,
                               const std::string& name, Problems& problems,
                               std::vector<std::string>& notices);

}  // namespace gigaload::scenarios
