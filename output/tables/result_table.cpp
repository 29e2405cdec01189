#include "output/tables/result_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "grid/core/error.hpp"

namespace gigaload::output {

namespace {

/// Names the rows of a place, and the axis that most of its variables have beside them.
struct Rows {
  const char* name;
  Axis mostly;
};

Rows rows_of(Place place) {
  constexpr std::array kRows = {Rows{"hours", Axis::region},
                                Rows{"build_out", Axis::campus},
                                Rows{"sensitivity", Axis::parameter},
                                Rows{"exchanges", Axis::region},
                                Rows{"years", Axis::region},
                                Rows{"states", Axis::state},
                                Rows{"planning_areas", Axis::planning_area},
                                Rows{"adequacy", Axis::area}};  // in the order of Place
  return kRows[static_cast<std::size_t>(place)];
}

std::string plural(const std::string& noun) {
  if (noun.ends_with('y')) return noun.substr(0, noun.size() - 1) + "ies";
  return noun + (noun.ends_with('s') ? "es" : "s");
}

bool is_of_rows(Axis axis) { return axis == Axis::time || axis == Axis::year; }

std::string table_name(Place place, std::span<const Axis> axes) {
  const Rows rows = rows_of(place);
  std::string name = is_of_rows(axes.front()) ? rows.name : plural(name_of(axes.front()));
  auto others = axes.subspan(1);
  if (is_of_rows(axes.front())) {
    if (others.empty()) return name + "_of_all";
    if (others.front() == rows.mostly) others = others.subspan(1);
  }
  for (std::size_t a = 0; a < others.size(); ++a) {
    name += a == 0 ? "_by_" : "_";
    name += name_of(others[a]);
  }
  return name;
}

Cells cells_of(const Variable& variable) {
  if (variable.unit == std::string_view(kTimeUnits)) return Cells::time;
  switch (variable.storage) {
    case Storage::text:
      return Cells::text;
    case Storage::i32:
      return Cells::whole;
    case Storage::f32:
      return Cells::number32;
    case Storage::f64:
      break;
  }
  return Cells::number;
}

TableColumn column_of(const Variable& variable) {
  const Cells cells = cells_of(variable);
  return {.name = variable.name,
          .unit = cells == Cells::time ? "UTC" : variable.unit,
          .meaning = variable.long_name,
          .cells = cells};
}

}  // namespace

const char* name_of(Cells cells) {
  switch (cells) {
    case Cells::text:
      return "text";
    case Cells::time:
      return "time";
    case Cells::whole:
      return "whole number";
    case Cells::number32:
    case Cells::number:
      break;
  }
  return "number";
}

bool ResultTable::is_hourly() const { return place == Place::root && axes.front() == Axis::time; }

bool ResultTable::has_years() const { return is_of_rows(axes.front()); }

bool ResultTable::has_regions() const {
  return std::ranges::any_of(axes,
                             [](Axis axis) { return axis == Axis::region || axis == Axis::area; });
}

std::vector<ResultTable> result_tables() {
  std::vector<ResultTable> tables;
  for (const Variable& variable : variables()) {
    if (is_own_dimension(variable) || variable.axes.back() == Axis::bounds) continue;
    auto found = std::ranges::find_if(tables, [&](const ResultTable& table) {
      return table.place == variable.place && table.axes == variable.axes;
    });
    if (found == tables.end()) {
      tables.push_back({.name = table_name(variable.place, variable.axes),
                        .place = variable.place,
                        .axes = variable.axes,
                        .variables = {}});
      found = tables.end() - 1;
    }
    found->variables.push_back(&variable);
  }
  return tables;
}

std::vector<ResultTable> tables_of(const ResultFile& file) {
  std::vector<ResultTable> tables = result_tables();
  for (ResultTable& table : tables) {
    std::erase_if(table.variables, [&](const Variable* v) { return !file.contains(path_of(*v)); });
  }
  std::erase_if(tables, [](const ResultTable& table) { return table.variables.empty(); });
  return tables;
}

ResultTable find_table(const ResultFile& file, const std::string& name) {
  std::vector<ResultTable> tables = tables_of(file);
  const auto found = std::ranges::find(tables, name, &ResultTable::name);
  if (found != tables.end()) return std::move(*found);
  std::vector<std::string> names;
  for (const ResultTable& table : tables) names.push_back(table.name);
  throw InputError(fmt::format("{} has no table \"{}\"; it has {}", file.path().string(), name,
                               fmt::join(names, ", ")));
}

const Variable& variable_of(Axis axis, Place place) {
  for (const Place where : {place, Place::root}) {
    for (const Variable& variable : variables()) {
      if (variable.place == where && variable.axes.front() == axis && is_own_dimension(variable)) {
        return variable;
      }
    }
  }
  throw InternalError(std::string("no variable has the axis ") + name_of(axis, place));
}

std::vector<TableColumn> columns_of(const ResultTable& table) {
  std::vector<TableColumn> columns;
  for (const Axis axis : table.axes) columns.push_back(column_of(variable_of(axis, table.place)));
  for (const Variable* variable : table.variables) columns.push_back(column_of(*variable));
  return columns;
}

}  // namespace gigaload::output
