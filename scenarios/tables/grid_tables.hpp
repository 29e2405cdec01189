#pragma once

#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "grid/system/system.hpp"
#include "scenarios/tables/data_folder.hpp"
#include "scenarios/tables/region_names.hpp"

namespace gigaload::scenarios {

/// Holds a price of CO2 that a scenario gives for a market or a state, in every year.
struct GivenCarbonPrice {
  std::string name;
  double usd_per_t = 0.0;
  std::string key;
  Place place;
  friend bool operator==(const GivenCarbonPrice&, const GivenCarbonPrice&) = default;
};

/// How demand without data centres grows: by demand_growth.csv, by demand_growth_nerc.csv, at one
/// rate after the last year that is known, by a table of the user's, not at all, or as was measured
/// up to the last year that is known (demand_growth_measured.csv).
enum class DemandGrowth { aeo, nerc, rate, table, none, measured };
[[nodiscard]] std::span<const char* const> names_of(DemandGrowth growth);

/// Is the last year of demand_growth.csv that is no projection.
inline constexpr int kLastKnownDemand = 2024;

/// Holds what a scenario chooses of the tables.
struct GridOptions {
  std::vector<std::string> regions;  // empty: all
  std::string regions_key = "grid.regions";
  Place regions_place;
  double interface_scale = 1.0;
  double demand_scale = 1.0;
  DemandGrowth demand_growth = DemandGrowth::aeo;
  double demand_growth_rate = 0.01;           // a year, where it is the rate
  std::filesystem::path demand_growth_table;  // where it is a table of the user's
  std::string hydro_water = "none";  // series of the reservoirs' evaporation: none, macknick, lbnl
  bool outages_by_temperature = true;
  double cold = 1.0;  // factor on what cold spells take out
  bool winter_ratings = true;
  bool fleet_history = false;   // years before those of fleet.csv, by fleet_history.csv
  bool hydro_by_area = true;    // water follows the load by hydro_shape.csv
  bool hydro_dry_years = true;  // samples have a year of hydro_years.csv
  bool carbon_markets = true;
  std::vector<GivenCarbonPrice> carbon_prices;  // instead of the markets' own
  double commitment = 1.0;                      // factor on the shares of commitment.csv
  bool canada = true;
  int last_year = 2040;  // yearly series reach this year at least
  friend bool operator==(const GridOptions&, const GridOptions&) = default;
};

struct GridTables {
  grid::System system;
  RegionNames regions;
  TechnologyNames technologies;
  /// Holds each region's share of data centres' energy in 2023, all of the tables together 1.
  std::vector<double> data_centre_share;
  /// Holds the sales of 2023 of all regions of the tables, GWh, by name.
  std::map<std::string, double> sales_gwh;
  std::vector<std::string> notices;
};

/// Reads the grid of a data folder restricted to the chosen regions. Faults go to the problems.
[[nodiscard]] GridTables read_grid(DataFolder& folder, const GridOptions& options,
                                   Problems& problems);

/// Multiplies capacities of interfaces and demand of a grid that was read with scales of 1.
void scale_grid(const GridOptions& options, GridTables& grid);

}  // namespace gigaload::scenarios
