#pragma once

#include <vector>

#include "grid/system/system.hpp"
#include "scenarios/tables/csv_table.hpp"

namespace gigaload::scenarios {

/// Reads import_limits.csv: what regions take in together at most, of those among `regions` that a
/// row's members, planning areas, states or regions, have. A row with none of them, or with all
/// regions, whom nothing comes to, is left out. A member of no name goes to the table's problems
/// where `all_known`: a run of some regions does not know the others.
[[nodiscard]] std::vector<grid::ImportLimit> read_import_table(
    const CsvTable& table, const std::vector<grid::Region>& regions, bool all_known);

}  // namespace gigaload::scenarios
