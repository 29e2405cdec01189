#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "scenarios/tables/csv_table.hpp"

namespace gigaload::scenarios {

/// Holds the load of each region, step by step.
struct OwnLoad {
  std::vector<std::vector<double>> mw;  // [region][step]
  double step_s = 3600.0;
  std::string start;       // time stamp of the first step; empty: the table has no times
  std::string times_told;  // what the time stamps are (step_times.hpp)
  [[nodiscard]] std::size_t steps() const { return mw.empty() ? 0 : mw.front().size(); }
};

/// Reads the hourly load of regions from a file: one with a column of times and one for each
/// region, one with a row for each, or an operator's (read_demand_files(), which finds the regions
/// by their names there). The load of a single region may also be a column `load` or `demand` with
/// its unit, in steps of any length (load_table.hpp). Throws a ScenarioError with all problems,
/// each with file, line and column: also a column that is the load of no region, where the file is
/// no operator's.
[[nodiscard]] OwnLoad read_own_load(const std::filesystem::path& file,
                                    const std::vector<std::string>& regions);

}  // namespace gigaload::scenarios
