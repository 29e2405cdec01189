#pragma once

#include "scenarios/tables/grid_tables.hpp"
#include "sim/scenario/data_centres.hpp"

namespace gigaload::scenarios {

/// Fills mean_demand_mw and data_centre_share from demand.csv and demand_growth.csv:
///
///   mean(year) = (sales_2023 - data_centres_2023) growth(year) loss_factor / 8760 h
///
/// the growth of the last year of the table holds after it. The options choose another table, or
/// one rate after the last year that is known.
void read_demand(DataFolder& folder, const GridOptions& options, GridTables& grid);

/// Fills fuel_price_usd_per_mmbtu from fuel_prices.csv: those of the region's census division, or
/// else of `US`; the first and last price hold before and after the table, as the last known does
/// over a gap. `regions`: regions.csv.
void read_prices(DataFolder& folder, const CsvTable& regions, const GridOptions& options,
                 GridTables& grid);

/// Fills self_scheduled_share and availability; rows of region `US` hold for all that have none.
void read_measured_shares(DataFolder& folder, GridTables& grid);

/// Reads data_centre_path.csv as given: years and MWh.
void read_data_centre_path(DataFolder& folder, sim::DataCentreStock& stock);

/// Puts the missing years between given ones at constant growth. Years ascend.
void fill_path_gaps(sim::DataCentreStock& stock);

}  // namespace gigaload::scenarios
