#pragma once

#include "scenarios/tables/grid_tables.hpp"

namespace gigaload::scenarios {

/// Sets the friction of every interface from area_markets.csv, area,market,kind: rows name an area,
/// or a state for its regions without one. Regions of one market are within it; a utility
/// (`kind` utility, or without a row) has no market but its own system. Without a table all
/// interfaces are within one market.
void read_frictions(const CsvTable& table, GridTables& grid);

/// Fills canada_import_mw from canada_trade.csv, state,year,m01..m12: imports less exports in MW,
/// the first and the last year before and after the table. Rows may name a region in the state's
/// place; a state's trade is shared among its regions by their sales.
void read_canada_trade(const CsvTable& table, const GridOptions& options, GridTables& grid);

}  // namespace gigaload::scenarios
