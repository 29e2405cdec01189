#pragma once

/// Reads the rows of a table by slabs: a slab is all rows of one point of the first axis, such as
/// an hour of all regions, so that a table need not be in memory whole.

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "output/tables/result_table.hpp"

namespace gigaload::output {

/// A Cell is a text, or a number, which is NaN where it is missing; a moment is in hours since
/// 1970.
using Cell = std::variant<std::string_view, double>;

/// RowFilter says which rows are wanted.
struct RowFilter {
  std::optional<int> year;
  std::string region;  // or area; empty: all
};

class TableRows {
 public:
  using Take = std::function<void(std::span<const Cell> row)>;

  /// Throws InputError where a filter asks for what the table does not have: years, regions, the
  /// year, the region.
  TableRows(const ResultFile& file, ResultTable table, const RowFilter& filter = {});

  [[nodiscard]] const ResultTable& table() const { return table_; }
  [[nodiscard]] const std::vector<TableColumn>& columns() const { return columns_; }
  [[nodiscard]] std::size_t slabs() const { return points_.front().size(); }
  [[nodiscard]] std::size_t rows() const;

  /// Hands over the rows of slabs [first, first + count), in the order of the file, each with a
  /// cell for each column. The texts are there until it returns. Throws InputError.
  void visit(std::size_t first, std::size_t count, const Take& take) const;

 private:
  /// Holds the labels or the numbers along an axis; the other is empty.
  struct AxisValues {
    std::vector<std::string> labels;
    std::vector<double> numbers;
    [[nodiscard]] std::size_t size() const { return labels.size() + numbers.size(); }
    [[nodiscard]] Cell cell(std::size_t point) const;
  };
  /// Holds a variable's values of a few slabs.
  struct Block {
    std::vector<std::string> labels;
    std::vector<double> numbers;
    std::size_t first = 0;  // place of the first value
    [[nodiscard]] Cell cell(std::size_t place) const;
  };

  void keep_year(int year);
  void keep_region(const std::string& name);
  [[nodiscard]] Block read(const Variable& variable, std::size_t first, std::size_t count) const;

  const ResultFile& file_;
  ResultTable table_;
  std::vector<TableColumn> columns_;
  std::vector<AxisValues> axes_;
  std::vector<std::vector<std::size_t>> points_;  // wanted, along each axis, ascending
};

}  // namespace gigaload::output
