#include "scenarios/tables/price_tables.hpp"

#include <fmt/format.h>

#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "grid/core/calendar_years.hpp"
#include "scenarios/tables/series_tables.hpp"
#include "scenarios/text/edit_distance.hpp"

namespace gigaload::scenarios {
namespace {

constexpr std::size_t kMonthsOfQuarter = 3;
constexpr int kQuarters = 4;

/// Holds a value for each year or quarter known; others have the last before them, or the first.
using Steps = std::map<int, double>;

double at_step(const Steps& steps, int at) {
  auto found = steps.upper_bound(at);
  if (found != steps.begin()) --found;
  return found->second;
}

/// Holds prices by the fuel and the place, a census division or a state.
using FuelAndPlace = std::pair<std::string, std::string>;

struct FuelPrices {
  std::map<FuelAndPlace, Steps> of_division;                           // by year
  std::map<FuelAndPlace, std::map<int, grid::MonthlyTable>> of_state;  // by year; NaN: not known
  std::map<FuelAndPlace, grid::MonthlyTable> ratio;
};

void read_divisions(const CsvTable& table, FuelPrices& prices) {
  for (std::size_t row = 0; row < table.rows(); ++row) {
    prices.of_division[{table.text(row, "fuel"), table.text(row, "census_division")}]
                      [table.integer(row, "year", grid::kFirstYear, grid::kLastYear)] =
        table.number(row, "usd_per_mmbtu", 0, 1000);
  }
}

/// Rows fuel,state,year,m01..m12; prices below zero are known of gas.
void read_months(const CsvTable& table, const RegionNames& regions, FuelPrices& prices) {
  const double unknown = std::numeric_limits<double>::quiet_NaN();
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const int year = table.integer(row, "year", grid::kFirstYear, grid::kLastYear);
    (void)regions.of_state_row(table, row);  // complains of a name that is none
    auto& of_year = prices.of_state[{table.text(row, "fuel"), table.text(row, "state")}][year];
    for (std::size_t m = 0; m < grid::kMonths; ++m) {
      of_year[m] = table.number_or(row, month_column(m), unknown, -100, 1000);
    }
  }
}

/// Rows fuel,state,m01..m12.
void read_ratios(const CsvTable& table, const RegionNames& regions, FuelPrices& prices) {
  for (std::size_t row = 0; row < table.rows(); ++row) {
    (void)regions.of_state_row(table, row);
    auto& ratio = prices.ratio[{table.text(row, "fuel"), table.text(row, "state")}];
    for (std::size_t m = 0; m < grid::kMonths; ++m) {
      ratio[m] = table.number(row, month_column(m), 0, 100);
    }
  }
}

/// Finds what a table by states has for a region: a row of its own goes before its state's.
template <class Values>
const Values* find_for(const std::map<FuelAndPlace, Values>& table, const std::string& fuel,
                       const grid::Region& region) {
  for (const std::string& place : {region.name, grid::state_of(region)}) {
    const auto found = table.find({fuel, place});
    if (found != table.end()) return &found->second;
  }
  return nullptr;
}

/// Returns the prices of a region by month from January of `first_year`.
std::vector<double> by_month(const FuelPrices& prices, const Steps& of_division,
                             const std::string& fuel, const grid::Region& region, int first_year,
                             std::size_t years) {
  const auto* const of_state = find_for(prices.of_state, fuel, region);
  const auto* const ratio = find_for(prices.ratio, fuel, region);
  std::vector<double> usd_per_mmbtu;
  usd_per_mmbtu.reserve(years * grid::kMonths);
  for (std::size_t y = 0; y < years; ++y) {
    const int year = first_year + static_cast<int>(y);
    const double of_year = at_step(of_division, year);
    const bool has_months = of_state != nullptr && of_state->contains(year);
    for (std::size_t m = 0; m < grid::kMonths; ++m) {
      const double known =
          has_months ? of_state->at(year)[m] : std::numeric_limits<double>::quiet_NaN();
      const double factor = ratio != nullptr ? (*ratio)[m] : 1.0;
      usd_per_mmbtu.push_back(std::isnan(known) ? of_year * factor : known);
    }
  }
  return usd_per_mmbtu;
}

/// Holds a row of carbon_markets.csv: the years are calendar years, both included.
struct Membership {
  std::string state, market;
  int first_year = 0, last_year = 0;
  double import_t_per_mwh = 0.0;
};

std::vector<Membership> read_memberships(const CsvTable& table, const RegionNames& regions) {
  std::vector<Membership> members;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    (void)regions.of_state_row(table, row);
    Membership member{
        .state = table.text(row, "state"),
        .market = table.text(row, "market"),
        .first_year = table.integer(row, "first_year", grid::kFirstYear, grid::kLastYear),
        .last_year = grid::kLastYear,
        .import_t_per_mwh = table.number_or(row, "import_t_per_mwh", 0, 0, 10)};
    if (!table.is_empty(row, "last_year")) {
      member.last_year = table.integer(row, "last_year", grid::kFirstYear, grid::kLastYear);
    }
    members.push_back(std::move(member));
  }
  return members;
}

/// Holds the prices of a market by quarter: 4 x year + quarter - 1.
std::map<std::string, Steps> read_auctions(const CsvTable& table) {
  std::map<std::string, Steps> prices;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const int year = table.integer(row, "year", grid::kFirstYear, grid::kLastYear);
    const int quarter = table.integer(row, "quarter", 1, kQuarters);
    prices[table.text(row, "market")][kQuarters * year + quarter - 1] =
        table.number(row, "usd_per_t", 0, 1e5);
  }
  return prices;
}

std::optional<double> given_for(const GridOptions& options, const std::string& name) {
  for (const GivenCarbonPrice& given : options.carbon_prices) {
    if (given.name == name) return given.usd_per_t;
  }
  return std::nullopt;
}

void check_names(const GridOptions& options, const std::vector<Membership>& members,
                 const GridTables& grid, Problems& problems) {
  std::set<std::string> markets;
  for (const Membership& member : members) markets.insert(member.market);
  for (const GivenCarbonPrice& given : options.carbon_prices) {
    if (markets.contains(given.name) || !grid.regions.known_in(given.name).empty()) continue;
    const std::vector<std::string> names(markets.begin(), markets.end());
    problems.add(
        given.place, given.key,
        fmt::format("\"{}\" is no market of carbon_markets.csv and no state{}; markets: {}",
                    given.name, suggestion(given.name, names), fmt::join(names, ", ")));
  }
}

/// Returns what the region pays by month; empty where it never does.
std::vector<double> carbon_by_month(const GridOptions& options, const Membership* member,
                                    const Steps* auctions, const grid::Region& region,
                                    int first_year, std::size_t years) {
  auto given = given_for(options, region.name);
  if (!given) given = given_for(options, grid::state_of(region));
  if (given) return std::vector<double>(years * grid::kMonths, *given);
  if (member == nullptr) return {};
  const auto of_market = given_for(options, member->market);
  if (!of_market && auctions == nullptr) return {};
  std::vector<double> usd_per_t;
  for (std::size_t i = 0; i < years * grid::kMonths; ++i) {
    const int year = first_year + static_cast<int>(i / grid::kMonths);
    const int quarter = kQuarters * year + static_cast<int>(i % grid::kMonths / kMonthsOfQuarter);
    const bool pays = year >= member->first_year && year <= member->last_year;
    const double price = of_market ? *of_market : at_step(*auctions, quarter);
    usd_per_t.push_back(pays ? price : 0.0);
  }
  return usd_per_t;
}

}  // namespace

void read_prices(DataFolder& folder, const CsvTable& regions, const GridOptions& options,
                 GridTables& grid) {
  const CsvTable table = folder.table("fuel_prices.csv");
  FuelPrices prices;
  read_divisions(table, prices);
  read_months(folder.table_if_there("fuel_prices_monthly.csv"), grid.regions, prices);
  read_ratios(folder.table_if_there("fuel_price_ratios.csv"), grid.regions, prices);
  const std::size_t years = years_of(options, grid);
  for (std::size_t row = 0; row < regions.rows(); ++row) {
    const auto region = grid.regions.find(regions.text(row, "region"));
    if (!region) continue;
    const std::string division = regions.text(row, "census_division");
    auto& of_region = grid.system.data[region->get()].fuel_price_usd_per_mmbtu;
    of_region.assign(grid.system.technologies.size(), {});
    for (std::size_t t = 0; t < of_region.size(); ++t) {
      const std::string& fuel = grid.system.technologies[t].fuel;
      if (fuel.empty() || table.is_absent()) continue;
      auto found = prices.of_division.find({fuel, division});
      if (found == prices.of_division.end()) found = prices.of_division.find({fuel, "US"});
      if (found == prices.of_division.end()) {
        table.complain(
            fmt::format("no price of {} for the census division {} or US", fuel, division));
        continue;
      }
      of_region[t] = by_month(prices, found->second, fuel, grid.system.regions[region->get()],
                              grid.system.first_year, years);
    }
  }
}

void read_carbon_prices(DataFolder& folder, const GridOptions& options, GridTables& grid,
                        Problems& problems) {
  const auto members = read_memberships(folder.table_if_there("carbon_markets.csv"), grid.regions);
  const auto auctions = read_auctions(folder.table_if_there("carbon_prices.csv"));
  check_names(options, members, grid, problems);
  for (std::size_t r = 0; r < grid.system.regions.size(); ++r) {
    const grid::Region& region = grid.system.regions[r];
    grid::RegionData& data = grid.system.data[r];
    const Membership* member = nullptr;
    for (const Membership& row : members) {
      const bool is_its = row.state == region.name || row.state == grid::state_of(region);
      if (options.carbon_markets && is_its) member = &row;
    }
    const auto found = member == nullptr ? auctions.end() : auctions.find(member->market);
    data.carbon_price_usd_per_t =
        carbon_by_month(options, member, found == auctions.end() ? nullptr : &found->second, region,
                        grid.system.first_year, years_of(options, grid));
    data.carbon_import_t_per_mwh = member == nullptr ? 0.0 : member->import_t_per_mwh;
  }
}

}  // namespace gigaload::scenarios
