#include "tools/tables/result_json.hpp"

#include <nlohmann/json.hpp>
#include <string_view>
#include <vector>

#include "output/tables/cell_text.hpp"
#include "output/tables/table_rows.hpp"

namespace gigaload::tools {

namespace {

using Json = nlohmann::ordered_json;
using output::ResultTable;
using output::TableRows;

Json columns_json(const TableRows& rows) {
  Json columns = Json::array();
  for (const output::TableColumn& column : rows.columns()) {
    columns.push_back({{"name", column.name},
                       {"unit", column.unit},
                       {"type", output::name_of(column.cells)},
                       {"meaning", column.meaning}});
  }
  return columns;
}

bool is_by_year_and_name(const TableRows& rows) {
  const ResultTable& table = rows.table();
  return table.axes.size() == 2 && table.axes.front() == output::Axis::year &&
         rows.columns().at(1).cells == output::Cells::text;
}

/// Writes {NAME: {YEAR: {COLUMN: VALUE}}}.
Json by_name_and_year(const TableRows& rows) {
  Json names = Json::object();
  rows.visit(0, rows.slabs(), [&](std::span<const output::Cell> row) {
    const std::string year = output::cell_text(output::Cells::whole, row[0]);
    const std::string name(std::get<std::string_view>(row[1]));
    // a state may have the name of a planning area, and has a number behind it then
    std::string key = name;
    for (int n = 2; names.contains(key) && names[key].contains(year); ++n) {
      key = name + " (" + std::to_string(n) + ")";
    }
    Json& values = names[key][year];
    for (std::size_t c = 2; c < row.size(); ++c) {
      values[rows.columns()[c].name] = std::get<double>(row[c]);  // NaN is written as null
    }
  });
  return names;
}

}  // namespace

std::string result_json(const output::ResultFile& file) {
  Json json = {{"file", file.path().string()},
               {"complete", file.is_complete()},
               {"hours", file.hours()},
               {"planned_hours", file.planned_hours()},
               {"begin", output::moment_text(static_cast<double>(file.begin()))},
               {"schema_version", file.schema_version()}};
  Json &attributes = json["attributes"] = Json::object(),
       &dimensions = json["dimensions"] = Json::object();
  for (const auto& [name, value] : file.attributes()) attributes[name] = value;
  for (const auto& [name, length] : file.dimensions()) dimensions[name] = length;
  Json tables = Json::array(), by_year = Json::object();
  for (const ResultTable& table : output::tables_of(file)) {
    const TableRows rows(file, table);
    tables.push_back(
        {{"name", table.name}, {"rows", rows.rows()}, {"columns", columns_json(rows)}});
    if (is_by_year_and_name(rows)) by_year[table.name] = by_name_and_year(rows);
  }
  json["tables"] = std::move(tables);
  json.update(by_year);
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace gigaload::tools
