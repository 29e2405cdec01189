#pragma once

#include "scenarios/tables/grid_tables.hpp"
#include "sim/scenario/demand_response.hpp"

namespace gigaload::scenarios {

/// Fills the regions of a demand response whose rules are known from demand_response.csv, scaled; a
/// folder may do without the table.
void read_demand_response(DataFolder& folder, const GridTables& grid,
                          sim::DemandResponse& response);

}  // namespace gigaload::scenarios
