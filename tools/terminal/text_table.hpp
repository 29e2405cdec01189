#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace gigaload::tools {

/// TextTable sets columns of text under headings: the first flush left, the others flush right.
class TextTable {
 public:
  explicit TextTable(std::vector<std::string> headings);
  /// Adds a row. Throws InternalError unless it has as many cells as there are headings.
  void add(std::vector<std::string> cells);
  [[nodiscard]] bool empty() const { return rows_.size() == 1; }
  /// Writes each row as a line that ends in a newline, with two blanks between the columns.
  [[nodiscard]] std::string text() const;

 private:
  std::vector<std::vector<std::string>> rows_;  // headings first
};

/// Counts the columns that a terminal needs for UTF-8 text without combining characters.
[[nodiscard]] std::size_t display_width(const std::string& text);

/// Writes a number with fixed decimal places and its thousands apart: 1234567.8 is "1,234,568". A
/// value that rounds to zero has no sign.
[[nodiscard]] std::string grouped(double value, int decimals = 0);

/// Writes "0.31 ± 0.05" with one digit of the standard error, or two if the first is 1; the value
/// alone, with two decimal places, where there is no error above 0.
[[nodiscard]] std::string with_error(double value, double error);

}  // namespace gigaload::tools
