#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scenarios/tables/csv_table.hpp"

namespace gigaload::scenarios {

/// Holds a load, step by step.
struct LoadTable {
  std::vector<double> load_mw;
  double step_s = 3600.0;            // whole seconds
  std::optional<std::string> start;  // time stamp of the first step's beginning
  std::string times_told;            // what its time stamps are (step_times.hpp)
};

/// Reads a table of one step a row. Columns: `load` or `demand` with its unit (measured_column.hpp,
/// `power_unit`: of a heading that has none) and, if they are there, columns of time
/// (step_times.hpp), evenly spaced, which give the step and the start. Otherwise a step is
/// `step_s`, or one hour.
[[nodiscard]] LoadTable read_load_table(const CsvTable& table, const std::string& power_unit,
                                        std::optional<double> step_s);

}  // namespace gigaload::scenarios
