#include "tools/summary/campus_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numeric>
#include <tuple>
#include <vector>

#include "grid/core/calendar.hpp"
#include "grid/core/error.hpp"
#include "output/result/result_file.hpp"
#include "tools/summary/year_words.hpp"
#include "tools/summary/years_of_interest.hpp"
#include "tools/terminal/text_table.hpp"

namespace gigaload::tools {

namespace {

using output::CampusRow;
using output::CampusTable;

/// Holds a column of the text, in a unit of its own.
struct Column {
  const char* heading;
  double CampusRow::* value;
  double unit;
  int decimals;
  bool always;  // false: shown where it is above 0 somewhere
  bool brief;   // one of the few of a summary
};

// clang-format off
constexpr Column kColumns[] = {
    {"MW in all", &CampusRow::capacity_mw, 1.0, 0, true, true},
    {"announced", &CampusRow::announced_mw, 1.0, 0, true, false},
    {"building", &CampusRow::construction_mw, 1.0, 0, true, false},
    {"energised", &CampusRow::energised_mw, 1.0, 0, true, true},
    {"GWh", &CampusRow::energy_mwh, 1e3, 1, true, true},
    {"IT GWh", &CampusRow::it_energy_mwh, 1e3, 1, true, false},
    {"PUE", &CampusRow::pue, 1.0, 3, true, true},
    {"water 1000 m3", &CampusRow::water_m3, 1e3, 1, true, false},
    {"L/kWh IT", &CampusRow::water_l_per_it_kwh, 1.0, 2, true, true},
    {"h cut", &CampusRow::hours_cut, 1.0, 1, true, true},
    {"MWh cut", &CampusRow::curtailed_mwh, 1.0, 0, true, false},
    {"put off MWh", &CampusRow::deferred_mwh, 1.0, 0, false, false},
    {"made up MWh", &CampusRow::recovered_mwh, 1.0, 0, false, false},
    {"on site GWh", &CampusRow::onsite_mwh, 1e3, 1, false, false},
    {"water short 1000 m3", &CampusRow::water_short_m3, 1e3, 1, false, false},
    {"given up for it MWh", &CampusRow::water_limited_mwh, 1.0, 0, false, false},
};
// clang-format on

bool is_shown(const Column& column, const CampusTable& table, CampusColumns columns) {
  if (columns == CampusColumns::few) return column.brief;
  return column.always || std::ranges::any_of(table.rows, [&](const CampusRow& row) {
           return row.*column.value > 0.0;
         });
}

std::string day_of(double time) {
  return std::isfinite(time) ? grid::to_string(grid::to_date(static_cast<grid::Hour>(time))) : "-";
}

/// Writes the middle quantile by month and, with all columns, the range of the others: "2027-03
/// (2026-11 to -)".
std::string date_text(const std::vector<double>& times, CampusColumns columns) {
  constexpr std::size_t kMonth = 7;  // characters of "2027-03"
  if (times.empty()) return "-";
  const auto month = [](double time) { return day_of(time).substr(0, kMonth); };
  const std::string middle = month(times[times.size() / 2]);
  if (times.size() == 1 || columns == CampusColumns::few) return middle;
  return fmt::format("{} ({} to {})", middle, month(times.front()), month(times.back()));
}

/// Returns the places of the rows, those with most MW energised first, then with most in all.
std::vector<std::size_t> largest_first(const std::vector<CampusRow>& rows) {
  std::vector<std::size_t> order(rows.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  // what is not known is last: no order that a sort needs has a place for NaN
  const auto known = [](double mw) { return std::isnan(mw) ? -1.0 : mw; };
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
    return std::tuple(known(rows[a].energised_mw), known(rows[a].capacity_mw)) >
           std::tuple(known(rows[b].energised_mw), known(rows[b].capacity_mw));
  });
  return order;
}

std::string note_text(const CampusTable& table, std::size_t shown) {
  std::string text;
  if (shown < table.rows.size()) text += fmt::format("and {} more\n", table.rows.size() - shown);
  if (table.quantiles.empty()) {
    text += "Half: when half of a campus's MW is energised in the expected build-out.\n";
  } else {
    text += fmt::format("Dates: quantile {:g} of the draws of the build-out ({:g} to {:g}).\n",
                        table.quantiles[table.quantiles.size() / 2], table.quantiles.front(),
                        table.quantiles.back());
  }
  if (!table.missing.empty()) {
    text += fmt::format("Not in this file: {}\n", fmt::join(table.missing, ", "));
  }
  return text;
}

}  // namespace

CampusTable read_campuses(const output::ResultFile& file, std::optional<int> year) {
  const std::vector<output::FileYear> years = output::years_on_file(file);
  if (years.empty()) throw InputError("the result holds no hour yet");
  int wanted = 0;
  if (year) {
    wanted = *year;
  } else {
    std::vector<YearSummary> known;
    for (const output::FileYear& y : years) {
      known.push_back({.year = y.year, .whole = y.whole, .figures = {}});
    }
    std::string named;
    for (const auto& [name, value] : file.attributes()) {
      if (name == "report_years") named = value;
    }
    wanted = years_of_interest(named, known).reference;
  }
  const auto found = std::ranges::find(years, wanted, &output::FileYear::year);
  if (found == years.end()) {
    throw InputError(fmt::format("{} has the years {} to {}; {} is none of them",
                                 file.path().string(), years.front().year, years.back().year,
                                 wanted));
  }
  return output::campus_table(file, *found);
}

std::string campus_table_text(const CampusTable& table, std::size_t most, CampusColumns wanted) {
  if (table.rows.empty()) return {};
  std::vector<std::string> headings{
      fmt::format("Campuses in {}", year_label(table.year, table.whole)), "region"};
  if (table.quantiles.empty()) {
    headings.emplace_back("half");
  } else {
    headings.insert(headings.end(), {"first power", "half", "all"});
  }
  std::vector<const Column*> columns;
  for (const Column& column : kColumns) {
    if (!is_shown(column, table, wanted)) continue;
    columns.push_back(&column);
    headings.emplace_back(column.heading);
  }
  TextTable text(std::move(headings));
  const std::size_t shown = std::min(most, table.rows.size());
  std::vector<std::size_t> order = largest_first(table.rows);
  order.resize(shown);
  for (const std::size_t place : order) {
    const CampusRow& row = table.rows[place];
    std::vector<std::string> cells{row.title, row.region};
    for (const output::CampusDate& date : output::campus_dates()) {
      if (!table.quantiles.empty() || date.times == &CampusRow::half) {
        cells.push_back(date_text(row.*date.times, wanted));
      }
    }
    for (const Column* column : columns) {
      cells.push_back(grouped(row.*column->value / column->unit, column->decimals));
    }
    text.add(std::move(cells));
  }
  return text.text() + note_text(table, shown);
}

std::string campus_table_json(const CampusTable& table) {
  using Json = nlohmann::ordered_json;
  Json units = {{"capacity", "MW"}};
  for (const output::CampusFigure& figure : output::campus_figures()) {
    units[figure.name] = figure.unit;
  }
  Json campuses = Json::array();
  for (const CampusRow& row : table.rows) {
    Json campus = {{"name", row.name},
                   {"title", row.title},
                   {"region", row.region},
                   {"capacity", row.capacity_mw}};
    for (const output::CampusFigure& figure : output::campus_figures()) {
      campus[figure.name] = row.*figure.value;  // NaN is written as null
    }
    for (const output::CampusDate& date : output::campus_dates()) {
      Json days = Json::array();
      for (const double time : row.*date.times) {
        days.push_back(std::isfinite(time) ? Json(day_of(time)) : Json(nullptr));
      }
      campus[date.name] = std::move(days);
    }
    campuses.push_back(std::move(campus));
  }
  const Json json = {{"year", table.year},
                     {"whole", table.whole},
                     {"quantiles", table.quantiles},
                     {"units", std::move(units)},
                     {"campuses", std::move(campuses)},
                     {"missing", table.missing}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace gigaload::tools
