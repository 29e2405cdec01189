#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>

#include "scenarios/tables/grid_tables.hpp"
#include "sim/scenario/data_centres.hpp"

namespace gigaload::scenarios {

/// Counts the years from the tables' first to the scenario's last.
[[nodiscard]] inline std::size_t years_of(const GridOptions& options, const GridTables& grid) {
  return static_cast<std::size_t>(std::max(0, options.last_year - grid.system.first_year) + 1);
}

/// Returns the heading of a month, 0..11: "m01".
[[nodiscard]] inline std::string month_column(std::size_t month) {
  return fmt::format("m{:02}", month + 1);
}

/// Fills mean_demand_mw and data_centre_share from demand.csv and demand_growth.csv:
///
///   mean(year) = (sales_2023 - data_centres_2023) growth(year) loss_factor / 8760 h
///
/// the growth of the last year of the table holds after it. The options choose another table, or
/// one rate after the last year that is known.
void read_demand(DataFolder& folder, const GridOptions& options, GridTables& grid);

/// Fills self_scheduled_share and availability; rows of region `US` hold for all that have none.
void read_measured_shares(DataFolder& folder, GridTables& grid);

/// Fills committed_share from commitment.csv, state,technology,m01..m12, times the scenario's
/// factor. Rows may name a region in the state's place. None where the folder has no such table.
void read_commitment(const CsvTable& table, const GridOptions& options, GridTables& grid);

/// Names the paths of data_centre_path.csv: the IEA's of 2025, and LBNL's of June 2026 with its
/// range.
enum class DataCentrePath { iea, low, mid, high };
[[nodiscard]] std::span<const char* const> names_of(DataCentrePath path);

/// Reads a path of data_centre_path.csv as given, years and MWh: the column energy_twh, or low_twh,
/// mid_twh and high_twh for those names.
void read_data_centre_path(DataFolder& folder, const std::string& path,
                           sim::DataCentreStock& stock);

/// Puts the missing years between given ones at constant growth. Years ascend.
void fill_path_gaps(sim::DataCentreStock& stock);

}  // namespace gigaload::scenarios
