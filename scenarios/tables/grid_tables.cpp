#include "scenarios/tables/grid_tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <set>
#include <string_view>
#include <utility>

#include "grid/core/calendar_years.hpp"
#include "grid/core/counted.hpp"
#include "scenarios/tables/hydro_tables.hpp"
#include "scenarios/tables/outage_tables.hpp"
#include "scenarios/tables/price_tables.hpp"
#include "scenarios/tables/series_tables.hpp"
#include "scenarios/tables/shape_tables.hpp"
#include "scenarios/tables/trade_tables.hpp"

namespace gigaload::scenarios {
namespace {

constexpr double kMostMw = 1e7;
constexpr int kMostCircuits = 1000;  // of an interface

std::string text_or_none(const CsvTable& table, std::size_t row, const char* column) {
  return table.has_column(column) ? table.text(row, column) : std::string();
}

RegionNames choose_regions(const CsvTable& table, const GridOptions& options, Problems& problems) {
  std::vector<std::string> known, titles, states;
  RegionNames::Areas areas, interconnections;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    known.push_back(table.text(row, "region"));
    titles.push_back(table.has_column("title") ? table.text(row, "title") : known.back());
    states.push_back(text_or_none(table, row, "state"));
    areas[text_or_none(table, row, "area")].push_back(known.back());
    interconnections[text_or_none(table, row, "interconnection")].push_back(known.back());
    if (std::ranges::count(known, known.back()) > 1) {
      table.complain(row, "region", "a second row of " + known.back());
    }
  }
  const std::vector<std::string> chosen = options.regions.empty() ? known : options.regions;
  RegionNames names(known, chosen, titles, states);
  names.know_areas(std::move(areas), std::move(interconnections));
  for (const std::string& name : options.regions) {
    if (table.is_absent() || !names.known_in(name).empty()) continue;
    problems.add(options.regions_place, options.regions_key, names.unknown_in_words(name));
  }
  return names;
}

/// Complains of areas that could not be told from a region by their names.
void check_areas(const CsvTable& table) {
  std::set<std::string> regions;
  for (std::size_t row = 0; row < table.rows(); ++row) regions.insert(table.text(row, "region"));
  for (std::size_t row = 0; row < table.rows(); ++row) {
    for (const char* column : {"state", "area"}) {
      const std::string area = text_or_none(table, row, column);
      const bool is_itself =
          column == std::string_view("state") && area == table.text(row, "region");
      if (is_itself || !regions.contains(area)) continue;
      table.complain(row, column,
                     fmt::format("{} is a region too; another name is wanted for the {} that {} is "
                                 "part of",
                                 area, column, table.text(row, "region")));
    }
  }
}

void read_regions(const CsvTable& table, GridTables& grid) {
  check_areas(table);
  grid.system.regions.resize(grid.regions.size());
  grid.system.data.resize(grid.regions.size());
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto region = grid.regions.find(table.text(row, "region"));
    if (!region) continue;
    grid.system.regions[region->get()] = {
        .name = table.text(row, "region"),
        .title = table.text(row, "title"),
        .interconnection = table.text(row, "interconnection"),
        .time_zone = table.text(row, "time_zone"),
        .state = text_or_none(table, row, "state"),
        .planning_area = text_or_none(table, row, "area"),
    };
    grid.system.data[region->get()].loss_factor = table.number(row, "loss_factor", 0.5, 2);
  }
}

grid::TechnologyKind technology_kind(const CsvTable& table, std::size_t row) {
  static const std::vector<std::string> names = {"thermal", "wind", "solar", "hydro", "storage"};
  const std::string name = table.text(row, "kind");
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) {
    table.complain(row, "kind",
                   fmt::format("one of {} is wanted, not \"{}\"", fmt::join(names, ", "), name));
    return grid::TechnologyKind::thermal;
  }
  return static_cast<grid::TechnologyKind>(found - names.begin());
}

void read_technologies(const CsvTable& table, const GridOptions& options, GridTables& grid) {
  const std::string evaporation = fmt::format("water_hydro_{}_m3_per_mwh", options.hydro_water);
  const bool by_season = options.winter_ratings && table.has_column("winter_rating");
  std::vector<std::string> names;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    names.push_back(table.text(row, "technology"));
    if (std::ranges::count(names, names.back()) > 1) {
      table.complain(row, "technology", "a second row of " + names.back());
    }
    grid::Technology technology;
    technology.name = names.back();
    technology.title = table.text(row, "title");
    technology.kind = technology_kind(table, row);
    technology.fuel = table.text(row, "fuel");
    technology.heat_rate_mmbtu_per_mwh = table.number_or(row, "heat_rate_mmbtu_per_mwh", 0, 0, 100);
    technology.heat_rate_spread = table.number_or(row, "heat_rate_spread", 0, 0, 0.99);
    technology.variable_om_usd_per_mwh =
        table.number_or(row, "variable_om_usd_per_mwh", 0, -1000, 1000);
    technology.co2_t_per_mmbtu = table.number_or(row, "co2_t_per_mmbtu", 0, 0, 1);
    technology.water_m3_per_mwh = table.number_or(row, "water_m3_per_mwh", 0, 0, 1000);
    if (options.hydro_water != "none") {
      technology.water_m3_per_mwh += table.number_or(row, evaporation, 0, 0, 1000);
    }
    technology.forced_outage_rate = table.number_or(row, "forced_outage_rate", 0, 0, 0.99);
    technology.mean_time_to_repair_h = table.number_or(row, "mean_time_to_repair_h", 0, 0, 1e5);
    technology.unit_size_mw = table.number_or(row, "unit_size_mw", 0, 0, kMostMw);
    if (by_season) technology.winter_rating = table.number_or(row, "winter_rating", 1, 0.5, 2);
    technology.duration_h = table.number_or(row, "duration_h", 0, 0, 1e5);
    technology.round_trip_efficiency = table.number_or(row, "round_trip_efficiency", 1, 0.01, 1);
    if (technology.is_storage() && technology.duration_h == 0.0) {
      table.complain(row, "duration_h", "storage needs a duration");
    }
    grid.system.technologies.push_back(std::move(technology));
  }
  grid.technologies = TechnologyNames(std::move(names));
}

grid::MonthlyTable months_of(const CsvTable& table, std::size_t row) {
  grid::MonthlyTable months{};
  for (std::size_t m = 0; m < grid::kMonths; ++m) {
    months[m] = table.number(row, fmt::format("m{:02}", m + 1), 0, 0.99);
  }
  return months;
}

void read_scheduled_outages(const CsvTable& table, GridTables& grid) {
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto technology = grid.technologies.of_row(table, row);
    if (!technology) continue;
    grid.system.technologies[technology->get()].scheduled_outage = months_of(table, row);
  }
}

/// Reads the scheduled outages of planning areas that plan otherwise than the others.
void read_own_outages(const CsvTable& table, GridTables& grid) {
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto technology = grid.technologies.of_row(table, row);
    if (!technology) continue;
    const grid::MonthlyTable months = months_of(table, row);
    for (std::size_t r = 0; r < grid.system.regions.size(); ++r) {
      if (grid.system.regions[r].planning_area != table.text(row, "area")) continue;
      auto& own = grid.system.data[r].scheduled_outage;
      if (own.empty()) {
        for (const auto& each : grid.system.technologies) own.push_back(each.scheduled_outage);
      }
      own[technology->get()] = months;
    }
  }
}

void read_fleet(const CsvTable& table, GridTables& grid) {
  std::vector<int> years;
  for (int year = grid::kFirstYear; year <= grid::kLastYear; ++year) {
    if (table.has_column(fmt::format("mw_{}", year))) years.push_back(year);
  }
  if (years.empty()) {  // what reads on takes a fleet to have a year
    if (!table.is_absent()) table.complain("a column such as mw_2024 is missing");
    return;
  }
  grid.system.first_year = years.front();
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto region = grid.regions.of_row(table, row);
    const auto technology = grid.technologies.of_row(table, row);
    if (!region || !technology) continue;
    grid::FleetEntry entry{*region, *technology, years, {}, 0.0};
    for (const int year : years) {
      entry.capacity_mw.push_back(table.number(row, fmt::format("mw_{}", year), 0, kMostMw));
    }
    entry.unit_mw = table.number_or(row, "unit_mw", 0, 0, kMostMw);
    const bool twice = std::ranges::any_of(grid.system.fleet, [&entry](const auto& other) {
      return other.region == entry.region && other.technology == entry.technology;
    });
    if (twice) table.complain(row, "technology", "a second row of this region and technology");
    grid.system.fleet.push_back(std::move(entry));
  }
}

/// Puts years before the fleet's own: 0 where the table has no row of a class, and where the fleet
/// has none, nothing is left of it.
void read_fleet_history(const CsvTable& table, GridTables& grid) {
  std::vector<int> years;
  for (int year = grid::kFirstYear; year < grid.system.first_year; ++year) {
    if (table.has_column(fmt::format("mw_{}", year))) years.push_back(year);
  }
  if (years.empty()) {
    if (!table.is_absent())
      table.complain("a column such as mw_2015, before the fleet's years, is missing");
    return;
  }
  std::vector<grid::FleetEntry>& fleet = grid.system.fleet;
  const std::vector<int> own = fleet.empty() ? std::vector<int>() : fleet.front().years;
  for (grid::FleetEntry& entry : fleet) {
    entry.years.insert(entry.years.begin(), years.begin(), years.end());
    entry.capacity_mw.insert(entry.capacity_mw.begin(), years.size(), 0.0);
  }
  std::set<std::pair<RegionIndex, TechnologyIndex>> seen;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto region = grid.regions.of_row(table, row);
    const auto technology = grid.technologies.of_row(table, row);
    if (!region || !technology) continue;
    if (!seen.emplace(*region, *technology).second) {
      table.complain(row, "technology", "a second row of this region and technology");
    }
    auto entry = std::ranges::find_if(fleet, [&](const grid::FleetEntry& each) {
      return each.region == *region && each.technology == *technology;
    });
    if (entry == fleet.end()) {
      grid::FleetEntry gone{*region, *technology, years, {}, 0.0};
      gone.years.insert(gone.years.end(), own.begin(), own.end());
      gone.capacity_mw.assign(gone.years.size(), 0.0);
      gone.unit_mw = table.number_or(row, "unit_mw", 0, 0, kMostMw);
      entry = fleet.insert(fleet.end(), std::move(gone));
    }
    for (std::size_t y = 0; y < years.size(); ++y) {
      entry->capacity_mw[y] = table.number(row, fmt::format("mw_{}", years[y]), 0, kMostMw);
    }
  }
  grid.system.first_year = years.front();
}

/// Says how an interface that was read fails; `given`: the circuits that the table tells, or 0.
void set_outages(const LineOutages& outages, int given, grid::Interface& line) {
  if (line.kind == "unlimited") return;
  const bool is_ac = line.kind == "AC";
  const double largest_mw = std::max(line.forward_mw, line.reverse_mw);
  const double circuits = is_ac ? std::ceil(largest_mw / outages.circuit_mw) : 1.0;
  line.circuits = static_cast<std::size_t>(given > 0 ? given : std::max(1.0, circuits));
  line.forced_outage_rate = is_ac                 ? outages.ac_rate
                            : line.kind == "HVDC" ? outages.hvdc_rate
                                                  : outages.b2b_rate;
  line.mean_time_to_repair_h = is_ac ? outages.ac_repair_h : outages.hvdc_repair_h;
}

void read_interfaces(const CsvTable& table, const LineOutages& outages, GridTables& grid) {
  static const std::vector<std::string> kinds = {"AC", "B2B", "HVDC", "unlimited"};
  std::size_t dropped = 0;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto from = grid.regions.of_row(table, row, "region_from");
    const auto to = grid.regions.of_row(table, row, "region_to");
    const std::string kind = table.text(row, "kind");
    if (std::ranges::find(kinds, kind) == kinds.end()) {
      table.complain(row, "kind",
                     fmt::format("one of {} is wanted, not \"{}\"", fmt::join(kinds, ", "), kind));
    }
    if (!from || !to) {
      ++dropped;
      continue;
    }
    if (*from == *to) table.complain(row, "region_to", "an interface joins two regions");
    grid::Interface line{*from, *to, kind, std::numeric_limits<double>::infinity(),
                         std::numeric_limits<double>::infinity()};
    if (kind != "unlimited") {
      line.forward_mw = table.number(row, "forward_mw", 0, kMostMw);
      line.reverse_mw = table.number(row, "reverse_mw", 0, kMostMw);
    }
    const bool told = table.has_column("circuits") && !table.is_empty(row, "circuits");
    set_outages(outages, told ? table.integer(row, "circuits", 1, kMostCircuits) : 0, line);
    if (line.circuits > std::size_t{kMostCircuits}) {
      if (line.forced_outage_rate > 0.0) {
        table.complain(row, "forward_mw",
                       fmt::format("{} circuits of at most {:g} MW, which fail each by itself; {} "
                                   "are taken: a larger grid.interfaces.circuit is wanted",
                                   line.circuits, outages.circuit_mw, kMostCircuits));
      }
      line.circuits = kMostCircuits;
    }
    grid.system.interfaces.push_back(std::move(line));
  }
  if (dropped > 0) {
    grid.notices.push_back(counted(dropped, "interface is", "interfaces are") +
                           " dropped: the other end is outside this scenario");
  }
}

}  // namespace

void scale_grid(const GridOptions& options, GridTables& grid) {
  for (grid::Interface& line : grid.system.interfaces) {
    if (line.kind == "unlimited") continue;
    line.forward_mw *= options.interface_scale;
    line.reverse_mw *= options.interface_scale;
  }
  for (grid::RegionData& data : grid.system.data) {
    for (double& mw : data.mean_demand_mw) mw *= options.demand_scale;
  }
}

GridTables read_grid(DataFolder& folder, const GridOptions& options, Problems& problems) {
  GridTables grid;
  const CsvTable regions = folder.table("regions.csv");
  grid.regions = choose_regions(regions, options, problems);
  read_regions(regions, grid);
  if (!grid.regions.is_known("AK") && !grid.regions.is_known("HI") && !regions.is_absent()) {
    grid.notices.emplace_back("Alaska and Hawaii are left out: they hang on no neighbour's grid");
  }
  read_technologies(folder.table("technologies.csv"), options, grid);
  read_scheduled_outages(folder.table("scheduled_outages.csv"), grid);
  read_own_outages(folder.table_if_there("scheduled_outages_by_area.csv"), grid);
  read_fleet(folder.table("fleet.csv"), grid);
  if (options.fleet_history) read_fleet_history(folder.table("fleet_history.csv"), grid);
  read_interfaces(folder.table("interfaces.csv"), options.lines, grid);
  read_frictions(folder.table_if_there("area_markets.csv"), grid);
  read_demand(folder, options, grid);
  read_prices(folder, regions, options, grid);
  read_carbon_prices(folder, options, grid, problems);
  read_measured_shares(folder, grid);
  read_commitment(folder.table_if_there("commitment.csv"), options, grid);
  if (options.canada) read_canada_trade(folder.table_if_there("canada_trade.csv"), options, grid);
  read_shapes(folder, grid.regions, grid.system);
  if (options.outages_by_temperature) read_outages_by_air(folder, options.cold, grid);
  read_hydro_tables(folder, options, grid);
  scale_grid(options, grid);
  return grid;
}

}  // namespace gigaload::scenarios
