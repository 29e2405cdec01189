#include "scenarios/tables/hydro_tables.hpp"

#include <fmt/format.h>

#include <string>
#include <vector>

#include "grid/core/calendar_years.hpp"

namespace gigaload::scenarios {
namespace {

/// Rows region,exponent,most_share.
void read_shape(const CsvTable& table, GridTables& grid) {
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto region = grid.regions.of_row(table, row);
    const double exponent = table.number(row, "exponent", 0, 3);
    const double most_share = table.number(row, "most_share", 0.01, 1);
    if (!region) continue;
    grid.system.data[region->get()].hydro_exponent = exponent;
    grid.system.data[region->get()].hydro_most_share = most_share;
  }
}

/// Rows region,y2021,...; the years are those of the headings.
void read_years(const CsvTable& table, GridTables& grid) {
  std::vector<std::string> columns;
  for (int year = grid::kFirstYear; year <= grid::kLastYear; ++year) {
    const std::string column = fmt::format("y{}", year);
    if (table.has_column(column)) columns.push_back(column);
  }
  if (columns.empty()) {
    if (!table.is_absent()) table.complain("a column such as y2023 is missing");
    return;
  }
  for (auto& data : grid.system.data) data.hydro_years.assign(columns.size(), 1.0);
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto region = grid.regions.of_row(table, row);
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const double factor = table.number(row, columns[i], 0, 10);
      if (region) grid.system.data[region->get()].hydro_years[i] = factor;
    }
  }
}

}  // namespace

void read_hydro_tables(DataFolder& folder, const GridOptions& options, GridTables& grid) {
  if (options.hydro_by_area && folder.has("hydro_shape.csv")) {
    read_shape(folder.table("hydro_shape.csv"), grid);
  }
  if (options.hydro_dry_years && folder.has("hydro_years.csv")) {
    read_years(folder.table("hydro_years.csv"), grid);
  }
}

}  // namespace gigaload::scenarios
