#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace gigaload::tools {

/// Columns of text under headings: the first flush left, the others flush right.
class TextTable {
 public:
  explicit TextTable(std::vector<std::string> headings);
  /// As many cells as headings. Throws InternalError otherwise.
  void add(std::vector<std::string> cells);
  [[nodiscard]] bool empty() const { return rows_.size() == 1; }
  /// One line each, ending in a newline, two blanks between the columns.
  [[nodiscard]] std::string text() const;

 private:
  std::vector<std::vector<std::string>> rows_;  // headings first
};

/// Columns a terminal needs for UTF-8 text without combining characters.
[[nodiscard]] std::size_t display_width(const std::string& text);

/// Decimal places fixed, thousands apart: 1234567.8 -> "1,234,568". A value that rounds to zero
/// has no sign.
[[nodiscard]] std::string grouped(double value, int decimals = 0);

}  // namespace gigaload::tools
