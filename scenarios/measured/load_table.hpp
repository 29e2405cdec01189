#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scenarios/tables/csv_table.hpp"

namespace gigaload::scenarios {

/// A load, step by step.
struct LoadTable {
  std::vector<double> load_mw;
  double step_s = 3600.0;            // whole seconds
  std::optional<std::string> start;  // time stamp of the first step
};

/// One step a row. Columns: `load` or `demand` with its unit (measured_column.hpp, `power_unit`: of
/// a heading that has none) and, if it is there, `time`, `timestamp` or `datetime`, ISO 8601 and
/// evenly spaced, which gives the step and the start. Otherwise a step is `step_s`, or one hour.
[[nodiscard]] LoadTable read_load_table(const CsvTable& table, const std::string& power_unit,
                                        std::optional<double> step_s);

/// The heading of the column `time`, `timestamp` or `datetime`, or nothing.
[[nodiscard]] std::string time_heading(const CsvTable& table);

}  // namespace gigaload::scenarios
