#pragma once

#include "scenarios/tables/grid_tables.hpp"

namespace gigaload::scenarios {

/// Fills fuel_price_usd_per_mmbtu, month by month: what fuel_prices_monthly.csv has for the fuel
/// and the region's state, and where it has nothing
///
///   price(month) = price(year, census division) x ratio(state, month of the year)
///
/// by fuel_prices.csv, of the division or else of `US`, and fuel_price_ratios.csv, 1 without a row.
/// The first and last price of a division hold before and after the table, as the last known does
/// over a gap. A folder need not have the tables by state. `regions`: regions.csv.
void read_prices(DataFolder& folder, const CsvTable& regions, const GridOptions& options,
                 GridTables& grid);

/// Fills carbon_price_usd_per_t and carbon_import_t_per_mwh: carbon_markets.csv says which state's
/// plants pay in which years, carbon_prices.csv what an allowance costs by quarter; the first and
/// the last price hold before and after. What the scenario gives goes before: for a market in the
/// years of its members, for a state in every year. A name that is neither is a problem.
void read_carbon_prices(DataFolder& folder, const GridOptions& options, GridTables& grid,
                        Problems& problems);

}  // namespace gigaload::scenarios
