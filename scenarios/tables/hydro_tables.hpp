#pragma once

#include "scenarios/tables/grid_tables.hpp"

namespace gigaload::scenarios {

/// Fills how water follows the load from hydro_shape.csv and the years of water from
/// hydro_years.csv, as far as the options ask for them; a folder may do without either. Years of
/// regions that are not in the table are like that of hydro.csv.
void read_hydro_tables(DataFolder& folder, const GridOptions& options, GridTables& grid);

}  // namespace gigaload::scenarios
