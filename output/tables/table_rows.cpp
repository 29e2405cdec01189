#include "output/tables/table_rows.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <numeric>
#include <utility>

#include "grid/core/calendar.hpp"
#include "grid/core/error.hpp"

namespace gigaload::output {

namespace {

/// Moves the places along all axes but the first to the next point; false behind the last one.
bool step(std::vector<std::size_t>& at, const std::vector<std::vector<std::size_t>>& points) {
  for (std::size_t a = at.size(); a-- > 1;) {
    if (++at[a] < points[a].size()) return true;
    at[a] = 0;
  }
  return false;
}

}  // namespace

Cell TableRows::AxisValues::cell(std::size_t point) const {
  return labels.empty() ? Cell(numbers.at(point)) : Cell(std::string_view(labels.at(point)));
}

Cell TableRows::Block::cell(std::size_t place) const {
  if (labels.empty()) return numbers.at(place - first);
  return std::string_view(labels.at(place));
}

TableRows::TableRows(const ResultFile& file, ResultTable table, const RowFilter& filter)
    : file_(file), table_(std::move(table)), columns_(columns_of(table_)) {
  for (const Axis axis : table_.axes) {
    const Variable& variable = variable_of(axis, table_.place);
    AxisValues& values = axes_.emplace_back();
    if (variable.storage == Storage::text) {
      values.labels = file_.labels(path_of(variable));
    } else {
      values.numbers = file_.read(path_of(variable)).values;
    }
    std::vector<std::size_t>& points = points_.emplace_back(values.size());
    std::iota(points.begin(), points.end(), std::size_t{0});
  }
  if (filter.year) keep_year(*filter.year);
  if (!filter.region.empty()) keep_region(filter.region);
}

void TableRows::keep_year(int year) {
  if (!table_.has_years()) {
    throw InputError(fmt::format("--year {}: the rows of {} are of no year", year, table_.name));
  }
  const std::vector<double>& values = axes_.front().numbers;
  const bool by_year = table_.axes.front() == Axis::year;
  const auto begin = static_cast<double>(by_year ? year : grid::start_of_year(year));
  const auto end = static_cast<double>(by_year ? year + 1 : grid::start_of_year(year + 1));
  std::erase_if(points_.front(),
                [&](std::size_t p) { return !(values[p] >= begin && values[p] < end); });
  if (points_.front().empty()) {
    throw InputError(fmt::format("--year {}: {} of {} has no row of it", year, table_.name,
                                 file_.path().string()));
  }
}

void TableRows::keep_region(const std::string& name) {
  for (std::size_t a = 0; a < table_.axes.size(); ++a) {
    if (table_.axes[a] != Axis::region && table_.axes[a] != Axis::area) continue;
    std::erase_if(points_[a], [&](std::size_t p) { return axes_[a].labels[p] != name; });
    if (!points_[a].empty()) return;
    throw InputError(fmt::format("--region {}: {} of {} has no such {}", name, table_.name,
                                 file_.path().string(), name_of(table_.axes[a])));
  }
  throw InputError(fmt::format("--region {}: the rows of {} are of no region", name, table_.name));
}

std::size_t TableRows::rows() const {
  std::size_t product = 1;
  for (const auto& points : points_) product *= points.size();
  return product;
}

TableRows::Block TableRows::read(const Variable& variable, std::size_t first,
                                 std::size_t count) const {
  if (variable.storage == Storage::text) {
    return {.labels = file_.labels(path_of(variable)), .numbers = {}};
  }
  std::size_t columns = 1;
  for (std::size_t a = 1; a < axes_.size(); ++a) columns *= axes_[a].size();
  return {.labels = {},
          .numbers = file_.read(path_of(variable), first, count).values,
          .first = first * columns};
}

void TableRows::visit(std::size_t first, std::size_t count, const Take& take) const {
  const auto wanted = std::span(points_.front()).subspan(first, count);
  if (wanted.empty() || rows() == 0) return;
  std::vector<Block> blocks;
  for (const Variable* variable : table_.variables) {
    blocks.push_back(read(*variable, wanted.front(), wanted.back() - wanted.front() + 1));
  }
  std::vector<Cell> row(columns_.size());
  std::vector<std::size_t> at(axes_.size(), 0);
  for (const std::size_t slab : wanted) {
    do {
      std::size_t place = slab;
      row[0] = axes_[0].cell(slab);
      for (std::size_t a = 1; a < axes_.size(); ++a) {
        const std::size_t point = points_[a][at[a]];
        row[a] = axes_[a].cell(point);
        place = place * axes_[a].size() + point;
      }
      for (std::size_t v = 0; v < blocks.size(); ++v) row[axes_.size() + v] = blocks[v].cell(place);
      take(row);
    } while (step(at, points_));
  }
}

}  // namespace gigaload::output
