#include "output/report/report_campuses.hpp"

#include <algorithm>
#include <cmath>

#include "output/report/report_numbers.hpp"
#include "output/result/campus_rows.hpp"

namespace gigaload::output {

namespace {

using nlohmann::json;

json dates_json(const CampusTable& table) {
  json dates = {{"quantiles", numbers(table.quantiles)}};
  for (const CampusDate& date : campus_dates()) {
    json list = json::array();
    for (const CampusRow& row : table.rows) list.push_back(numbers(row.*date.times));
    dates[date.name] = std::move(list);
  }
  return dates;
}

}  // namespace

json campus_years(const ResultFile& file, const std::vector<FileYear>& years) {
  std::vector<CampusTable> tables;
  for (const FileYear& year : years) tables.push_back(campus_table(file, year));
  if (tables.empty() || tables.front().rows.empty()) return nullptr;
  json result = {{"dates", dates_json(tables.front())}};
  for (const CampusFigure& figure : campus_figures()) {
    json by_year = json::array();
    bool any = false;
    for (const CampusTable& table : tables) {
      std::vector<double> values;
      for (const CampusRow& row : table.rows) values.push_back(row.*figure.value);
      any = any || std::ranges::any_of(
                       values, [](double value) { return std::isfinite(value) && value != 0.0; });
      by_year.push_back(numbers(values));
    }
    if (any) result[figure.name] = std::move(by_year);
  }
  return result;
}

}  // namespace gigaload::output
