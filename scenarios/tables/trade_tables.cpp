#include "scenarios/tables/trade_tables.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "grid/core/calendar_years.hpp"
#include "scenarios/tables/series_tables.hpp"

namespace gigaload::scenarios {
namespace {

constexpr double kMostTradeMw = 1e6;

struct Market {
  std::string name;
  bool is_market = false;  // or the system of a utility
  friend bool operator==(const Market&, const Market&) = default;
};

std::map<std::string, Market> read_markets(const CsvTable& table) {
  std::map<std::string, Market> markets;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string kind = table.text(row, "kind");
    if (kind != "market" && kind != "utility") {
      table.complain(row, "kind", "market or utility is wanted, not \"" + kind + "\"");
    }
    const std::string area = table.text(row, "area");
    if (!markets.emplace(area, Market{table.text(row, "market"), kind == "market"}).second) {
      table.complain(row, "area", "a second row of " + area);
    }
  }
  return markets;
}

Market market_of(const std::map<std::string, Market>& markets, const grid::Region& region) {
  const std::string& area = region.planning_area;
  const std::string& place = area.empty() ? grid::state_of(region) : area;
  const auto found = markets.find(place);
  return found != markets.end() ? found->second : Market{place, false};
}

grid::Friction friction(const Market& a, const Market& b) {
  if (a == b) return grid::Friction::within;
  return a.is_market || b.is_market ? grid::Friction::between : grid::Friction::bilateral;
}

/// Returns the part of a state's trade that is a region's.
double share_of(const std::string& region, const std::vector<std::string>& of_state,
                const std::map<std::string, double>& sales_gwh) {
  const auto sales = [&sales_gwh](const std::string& name) {
    const auto found = sales_gwh.find(name);
    return found != sales_gwh.end() ? found->second : 0.0;
  };
  double all = 0.0;
  for (const std::string& name : of_state) all += sales(name);
  return all > 0.0 ? sales(region) / all : 1.0 / static_cast<double>(of_state.size());
}

}  // namespace

void read_frictions(const CsvTable& table, GridTables& grid) {
  if (table.is_absent()) return;
  const auto markets = read_markets(table);
  for (grid::Interface& line : grid.system.interfaces) {
    line.friction = friction(market_of(markets, grid.system.regions[line.from.get()]),
                             market_of(markets, grid.system.regions[line.to.get()]));
  }
}

void read_canada_trade(const CsvTable& table, const GridOptions& options, GridTables& grid) {
  std::map<std::string, std::map<int, grid::MonthlyTable>> of_state;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const int year = table.integer(row, "year", grid::kFirstYear, grid::kLastYear);
    (void)grid.regions.of_state_row(table, row);  // complains of a name that is none
    auto& of_year = of_state[table.text(row, "state")][year];
    for (std::size_t m = 0; m < grid::kMonths; ++m) {
      of_year[m] = table.number(row, month_column(m), -kMostTradeMw, kMostTradeMw);
    }
  }
  const std::size_t months = years_of(options, grid) * grid::kMonths;
  for (const auto& [state, by_year] : of_state) {
    const std::vector<std::string> names = grid.regions.known_in(state);
    for (const std::string& name : names) {
      const auto region = grid.regions.find(name);
      if (!region) continue;
      const double share = share_of(name, names, grid.sales_gwh);
      auto& import_mw = grid.system.data[region->get()].canada_import_mw;
      import_mw.resize(months, 0.0);
      for (std::size_t i = 0; i < months; ++i) {
        const int year = grid.system.first_year + static_cast<int>(i / grid::kMonths);
        auto found = by_year.upper_bound(year);
        if (found != by_year.begin()) --found;
        import_mw[i] += share * found->second[i % grid::kMonths];
      }
    }
  }
}

}  // namespace gigaload::scenarios
