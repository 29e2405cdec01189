#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "grid/demand/headroom.hpp"

namespace gigaload::scenarios {

/// The hourly demand of one region out of a person's own files.
struct DemandOfRegion {
  grid::HourlyLoad load;
  std::vector<std::string> columns;  // whose sum it is
  std::string first, last;           // time stamps
  [[nodiscard]] std::size_t hours() const { return load.mw.size(); }
};

/// Tables of comma-separated values (table_file.hpp): a row an hour, demand in MW with a column a
/// region, and a column `time`, `timestamp` or `datetime` with ISO 8601, or the first one whatever
/// its name. Files, of a year each perhaps, may come in any order; hours may be missing between
/// them, not in them.
///
/// The region is the column of that name, or else the sum of all columns that begin with the name
/// and a hyphen, as the parts of a balancing authority do (PJM-DOM); ERCOT, SPP, CAISO, NYISO,
/// ISONE and ISO-NE may be written for EIA's ERCO, SWPP, CISO, NYIS and ISNE.
///
/// Throws a ScenarioError with all problems, each with file, line and column: no such region (with
/// the nearest names), a gap, an hour twice as a clock with daylight saving has it, a value that is
/// no number or negative; an InputError for files that overlap and for less than a year in all.
[[nodiscard]] DemandOfRegion read_demand_files(const std::vector<std::filesystem::path>& files,
                                               const std::string& region);

}  // namespace gigaload::scenarios
