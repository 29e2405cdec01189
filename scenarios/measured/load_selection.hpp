#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/measured/step_times.hpp"
#include "scenarios/tables/csv_table.hpp"

namespace gigaload::scenarios {

/// Tells what of a table is the load of one region.
struct LoadSelection {
  std::vector<std::size_t> rows;
  std::vector<std::string> columns;  // whose sum it is in a row
  bool sums_rows = false;            // rows of one hour are parts of the region
  std::string part_heading = {};     // of the column that names the part, where there are parts
  TimeColumns time;
  std::string told;  // what the table is; empty for one that no operator publishes
};

/// Finds the region in a table: of a format of an operator (operator_formats.hpp) by what is known
/// of it; of any other table the column of that name, or all columns that begin with the name and a
/// hyphen (PJM-DOM), or else the rows in which a column of texts names it, with the only column of
/// numbers whose heading speaks of load, demand, MW or MWh. ERCOT, SPP, CAISO, NYISO, ISONE and
/// ISO-NE may be written for EIA's ERCO, SWPP, CISO, NYIS and ISNE. Where the region is not found,
/// a problem says what there is, and nothing is returned. `decimal_comma`: of the numbers.
[[nodiscard]] std::optional<LoadSelection> select_load(const CsvTable& table,
                                                       const std::string& region,
                                                       bool decimal_comma);

/// Returns the heading of a column of texts that differs between rows of the same moment, with some
/// of its texts: `Name (CAPITL, CENTRL, ...)`; an empty text where there is none. `rows`: two or
/// more of one moment.
[[nodiscard]] std::string what_differs(const CsvTable& table, const std::vector<std::size_t>& rows);

}  // namespace gigaload::scenarios
