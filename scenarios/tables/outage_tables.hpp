#pragma once

#include "scenarios/tables/grid_tables.hpp"

namespace gigaload::scenarios {

/// Reads how forced outages follow the air: outage_temperature.csv, and what cold spells do,
/// cold_outages.csv and cold_regions.csv. A folder may do without each of them, but with
/// cold_outages.csv each region has a row in cold_regions.csv. `scale`: factor on what cold spells
/// take out. Called after the tables of the air.
void read_outages_by_air(DataFolder& folder, double scale, GridTables& grid);

}  // namespace gigaload::scenarios
