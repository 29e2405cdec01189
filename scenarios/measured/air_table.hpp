#pragma once

#include <string>
#include <vector>

#include "grid/system/air_series.hpp"
#include "scenarios/tables/csv_table.hpp"

namespace gigaload::scenarios {

/// Reads measured air, one hour a row. Columns, with their units behind (measured_column.hpp):
///
/// - `time`, `timestamp` or `datetime`: the hour's beginning (clock_reading.hpp); UTC where no zone
/// is written
/// - `dry_bulb`, `temperature` or `air_temperature`: dry_bulb_c, "Temperature [degF]", ...
/// - one of `dew_point`, `relative_humidity` (also `rh`, `humidity`; relative_humidity.hpp) and
/// `wet_bulb`
/// - `pressure`, if it is there
///
/// An empty field, "nan" and "na" are missing; so are up to six hours between two rows. What
/// happens to them: air_rows.hpp. Hours that repeat or go back, as in the clock time of a zone with
/// daylight saving, and rows that are no hour apart are problems. The series is empty after one.
[[nodiscard]] grid::AirSeries read_air_table(const CsvTable& table, std::size_t source,
                                             const std::string& key, const std::string& name,
                                             double missing_pressure_pa, Problems& problems,
                                             std::vector<std::string>& notices);

}  // namespace gigaload::scenarios
