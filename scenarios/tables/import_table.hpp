#pragma once

#include <vector>

#include "grid/system/system.hpp"
#include "scenarios/tables/csv_table.hpp"

namespace gigaload::scenarios {

/// Reads import_limits.csv: what regions take in together at most, of those among `regions` that a
/// row's members, planning areas, states or regions, have. Rows of one name are one limit: by
/// delivery year (`year`, the calendar year it begins in; empty: all) and by season (`season`:
/// summer, fall, winter, spring; empty: all), where the table has these columns. A year that no row
/// has is as the one before it. A row with none of the regions, or with all, whom nothing comes to,
/// is left out. Faults go to the table's problems, at their rows: a member of no name where
/// `all_known` (a run of some regions does not know the others), rows of one name with other
/// members or for the same months, and a year with some of the seasons alone.
[[nodiscard]] std::vector<grid::ImportLimit> read_import_table(
    const CsvTable& table, const std::vector<grid::Region>& regions, bool all_known);

}  // namespace gigaload::scenarios
