#include "output/tables/row_text.hpp"

#include <fmt/core.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "output/tables/cell_text.hpp"

namespace gigaload::output {

namespace {

using Json = nlohmann::ordered_json;

std::string dumped(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string csv_head(const TableRows& rows) {
  std::string text;
  for (const TableColumn& column : rows.columns()) {
    if (!text.empty()) text += ',';
    text += csv_field(column.name);
  }
  return text + '\n';
}

void add_csv(std::string& text, const TableRows& rows, std::span<const Cell> row) {
  for (std::size_t c = 0; c < row.size(); ++c) {
    if (c > 0) text += ',';
    text += csv_field(cell_text(rows.columns()[c].cells, row[c]));
  }
  text += '\n';
}

std::string json_head(const TableRows& rows) {
  Json columns = Json::array();
  for (const TableColumn& column : rows.columns()) {
    columns.push_back({{"name", column.name},
                       {"unit", column.unit},
                       {"type", name_of(column.cells)},
                       {"meaning", column.meaning}});
  }
  return fmt::format("{{\"table\":{},\"columns\":{},\"rows\":[", dumped(rows.table().name),
                     dumped(columns));
}

std::string json_value(Cells cells, const Cell& cell) {
  if (const auto* const number = std::get_if<double>(&cell)) {
    if (!std::isfinite(*number)) return "null";
    if (cells != Cells::time) return cell_text(cells, cell);
  }
  return dumped(cell_text(cells, cell));
}

void add_json(std::string& text, const TableRows& rows, std::span<const Cell> row) {
  for (std::size_t c = 0; c < row.size(); ++c) {
    const TableColumn& column = rows.columns()[c];
    text += fmt::format("{}\"{}\":{}", c == 0 ? "{" : ",", column.name,
                        json_value(column.cells, row[c]));
  }
  text += '}';
}

}  // namespace

std::string rows_text(const TableRows& rows, RowForm form, std::size_t first, std::size_t count,
                      std::size_t slabs) {
  std::string text;
  const bool json = form == RowForm::json;
  if (first == 0) text = json ? json_head(rows) : csv_head(rows);
  bool is_first = first == 0;
  rows.visit(first, count, [&](std::span<const Cell> row) {
    if (json) {
      if (!is_first) text += ',';
      text += '\n';
      add_json(text, rows, row);
    } else {
      add_csv(text, rows, row);
    }
    is_first = false;
  });
  if (json && first + count == slabs) text += "]}\n";
  return text;
}

std::string columns_csv(const std::vector<ResultTable>& tables) {
  std::string text = "table,column,unit,type,meaning\n";
  for (const ResultTable& table : tables) {
    for (const TableColumn& column : columns_of(table)) {
      text += fmt::format("{},{},{},{},{}\n", table.name, column.name, csv_field(column.unit),
                          name_of(column.cells), csv_field(column.meaning));
    }
  }
  return text;
}

}  // namespace gigaload::output
