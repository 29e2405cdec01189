#include "scenarios/tables/series_tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <tuple>

#include "grid/core/calendar_years.hpp"
#include "grid/core/hours_of_year.hpp"

namespace gigaload::scenarios {
namespace {

constexpr double kMwhPerGwh = 1e3;
constexpr double kMwhPerTwh = 1e6;

CsvTable growth_table(DataFolder& folder, const GridOptions& options) {
  switch (options.demand_growth) {
    case DemandGrowth::nerc:
      return folder.table("demand_growth_nerc.csv");
    case DemandGrowth::table:
      return folder.table_outside(options.demand_growth_table);
    case DemandGrowth::measured:
      return folder.table("demand_growth_measured.csv");
    case DemandGrowth::aeo:
    case DemandGrowth::rate:
    case DemandGrowth::none:
      break;
  }
  return folder.table("demand_growth.csv");
}

/// Gives the years after the last that is known a growth of one rate.
void grow_at_rate(const GridOptions& options, const GridTables& grid, std::vector<double>& growth) {
  const auto last =
      static_cast<std::size_t>(std::max(0, kLastKnownDemand - grid.system.first_year));
  for (std::size_t y = last + 1; y < growth.size(); ++y) {
    growth[y] = growth[y - 1] * (1.0 + options.demand_growth_rate);
  }
}

std::string growth_column(int year) { return fmt::format("y{}", year); }

/// Returns the first column that there is of `years` years from that of `column` on; `column` where
/// there is none.
std::string first_growth_column(const CsvTable& table, const std::string& column,
                                std::size_t years) {
  const int first = std::stoi(column.substr(1));
  for (int year = first; year < first + static_cast<int>(years); ++year) {
    if (table.has_column(growth_column(year))) return growth_column(year);
  }
  return column;
}

/// [region][year from first_year]; ones where the scenario wants no growth.
std::vector<std::vector<double>> read_growth(const CsvTable& table, const GridOptions& options,
                                             const GridTables& grid) {
  const std::size_t years = years_of(options, grid);
  std::vector<std::vector<double>> growth(grid.regions.size(), std::vector<double>(years, 1.0));
  std::vector<bool> seen(grid.regions.size(), false);
  if (options.demand_growth == DemandGrowth::none) return growth;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto region = grid.regions.of_row(table, row);
    if (!region) continue;
    seen[region->get()] = true;
    double last = 1.0;
    for (std::size_t y = 0; y < years; ++y) {
      std::string column = growth_column(grid.system.first_year + static_cast<int>(y));
      // years of the fleet's history may be before all of the table's
      if (y == 0 && options.fleet_history) column = first_growth_column(table, column, years);
      if (table.has_column(column)) {
        last = table.number(row, column, 0, 100);
      } else if (y == 0) {
        table.complain("the column " + column + " is missing");
      }
      growth[region->get()][y] = last;
    }
  }
  for (std::size_t r = 0; r < seen.size() && !table.is_absent(); ++r) {
    if (!seen[r]) table.complain("the row of " + grid.regions.chosen()[r] + " is missing");
  }
  if (options.demand_growth == DemandGrowth::rate) {
    for (auto& of_region : growth) grow_at_rate(options, grid, of_region);
  }
  return growth;
}

/// A share by region and technology; `US` rows for all regions without their own.
void read_share(const CsvTable& table, const char* column, const GridTables& grid,
                std::vector<std::vector<double>>& share) {
  for (const bool national : {true, false}) {
    for (std::size_t row = 0; row < table.rows(); ++row) {
      if ((table.text(row, "region") == "US") != national) continue;
      const auto technology = grid.technologies.of_row(table, row);
      const double value = table.number(row, column, 0, 1);
      if (!technology) continue;
      if (national) {
        for (auto& of_region : share) of_region[technology->get()] = value;
      } else if (const auto region = grid.regions.of_row(table, row)) {
        share[region->get()][technology->get()] = value;
      }
    }
  }
}

}  // namespace

std::span<const char* const> names_of(DemandGrowth /*growth*/) {
  static constexpr std::array<const char*, 6> names = {"aeo",   "nerc", "rate",
                                                       "table", "none", "measured"};
  return names;
}

void read_demand(DataFolder& folder, const GridOptions& options, GridTables& grid) {
  const auto growth = read_growth(growth_table(folder, options), options, grid);
  const CsvTable table = folder.table("demand.csv");
  const std::size_t regions = grid.regions.size();
  std::vector<double> data_centres(regions, 0.0);
  std::vector<bool> seen(regions, false);
  double national = 0.0;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const double sales_gwh = table.number(row, "sales_2023_gwh", 0, 1e6);
    const double centres_gwh = table.number(row, "data_centres_2023_gwh", 0, 1e6);
    if (centres_gwh > sales_gwh) {
      table.complain(row, "data_centres_2023_gwh", "is more than the sales that contain it");
    }
    national += centres_gwh;
    grid.sales_gwh[table.text(row, "region")] = sales_gwh;
    const auto region = grid.regions.of_row(table, row);
    if (!region) continue;
    const std::size_t r = region->get();
    if (seen[r]) table.complain(row, "region", "a second row of this region");
    seen[r] = true;
    data_centres[r] = centres_gwh;
    grid::RegionData& data = grid.system.data[r];
    const double mean_mw =
        (sales_gwh - centres_gwh) * kMwhPerGwh * data.loss_factor / grid::kHoursOfCommonYear;
    data.mean_demand_mw.clear();
    for (const double factor : growth[r]) data.mean_demand_mw.push_back(mean_mw * factor);
  }
  for (std::size_t r = 0; r < regions && !table.is_absent(); ++r) {
    if (!seen[r]) table.complain("the row of " + grid.regions.chosen()[r] + " is missing");
  }
  for (const double gwh : data_centres) {
    grid.data_centre_share.push_back(national > 0.0 ? gwh / national : 0.0);
  }
}

void read_measured_shares(DataFolder& folder, GridTables& grid) {
  const std::size_t technologies = grid.technologies.size();
  const double nan = std::numeric_limits<double>::quiet_NaN();
  std::vector<std::vector<double>> scheduled(grid.regions.size(),
                                             std::vector<double>(technologies, 0.0));
  std::vector<std::vector<double>> measured(grid.regions.size(),
                                            std::vector<double>(technologies, nan));
  read_share(folder.table("self_scheduled.csv"), "share", grid, scheduled);
  read_share(folder.table("availability.csv"), "annual_mean", grid, measured);
  for (std::size_t r = 0; r < grid.regions.size(); ++r) {
    grid.system.data[r].self_scheduled_share = std::move(scheduled[r]);
    grid.system.data[r].availability = std::move(measured[r]);
  }
}

void read_commitment(const CsvTable& table, const GridOptions& options, GridTables& grid) {
  if (table.is_absent()) return;
  for (grid::RegionData& data : grid.system.data) {
    data.committed_share.assign(grid.technologies.size(), grid::MonthlyTable{});
  }
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto technology = grid.technologies.of_row(table, row);
    grid::MonthlyTable share{};
    for (std::size_t m = 0; m < grid::kMonths; ++m) {
      share[m] = std::min(1.0, options.commitment * table.number(row, month_column(m), 0, 1));
    }
    for (const RegionIndex region : grid.regions.of_state_row(table, row)) {
      if (!technology) continue;
      grid.system.data[region.get()].committed_share[technology->get()] = share;
    }
  }
}

std::span<const char* const> names_of(DataCentrePath /*path*/) {
  static constexpr std::array<const char*, 4> names = {"iea", "low", "mid", "high"};
  return names;
}

void read_data_centre_path(DataFolder& folder, const std::string& path,
                           sim::DataCentreStock& stock) {
  const CsvTable table = folder.table("data_centre_path.csv");
  const std::string column = path == "iea" ? "energy_twh" : path + "_twh";
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const int year = table.integer(row, "year", grid::kFirstYear, grid::kLastYear);
    if (!stock.path_year.empty() && year <= stock.path_year.back()) {
      table.complain(row, "year", "years must ascend");
      continue;
    }
    stock.path_year.push_back(year);
    stock.path_energy_mwh.push_back(table.number(row, column, 0, 1e6) * kMwhPerTwh);
  }
  if (stock.path_year.empty() && !table.is_absent()) table.complain("the table has no rows");
}

void fill_path_gaps(sim::DataCentreStock& stock) {
  sim::DataCentreStock filled = stock;
  filled.path_year.clear();
  filled.path_energy_mwh.clear();
  for (std::size_t i = 0; i < stock.path_year.size(); ++i) {
    if (i > 0) {
      const int before = stock.path_year[i - 1], gap = stock.path_year[i] - before;
      const double from = stock.path_energy_mwh[i - 1], to = stock.path_energy_mwh[i];
      for (int step = 1; step < gap; ++step) {
        const double part = static_cast<double>(step) / gap;
        const bool constant_growth = from > 0.0 && to > 0.0;
        filled.path_year.push_back(before + step);
        filled.path_energy_mwh.push_back(constant_growth ? from * std::pow(to / from, part)
                                                         : from + part * (to - from));
      }
    }
    filled.path_year.push_back(stock.path_year[i]);
    filled.path_energy_mwh.push_back(stock.path_energy_mwh[i]);
  }
  stock = std::move(filled);
}

}  // namespace gigaload::scenarios
