#include "tools/terminal/text_table.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "grid/core/error.hpp"
#include "grid/core/grouped_digits.hpp"

namespace gigaload::tools {

TextTable::TextTable(std::vector<std::string> headings) : rows_{std::move(headings)} {}

void TextTable::add(std::vector<std::string> cells) {
  if (cells.size() != rows_.front().size()) {
    throw InternalError(
        fmt::format("text table: {} cells under {} headings", cells.size(), rows_.front().size()));
  }
  rows_.push_back(std::move(cells));
}

std::string TextTable::text() const {
  const std::size_t columns = rows_.front().size();
  std::vector<std::size_t> widths(columns, 0);
  for (const auto& row : rows_) {
    for (std::size_t c = 0; c < columns; ++c) {
      widths[c] = std::max(widths[c], display_width(row[c]));
    }
  }
  std::string text;
  for (const auto& row : rows_) {
    std::string line;
    for (std::size_t c = 0; c < columns; ++c) {
      const std::string gap(widths[c] - display_width(row[c]), ' ');
      if (c > 0) line += "  ";
      line += c == 0 ? row[c] + gap : gap + row[c];
    }
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + '\n';
  }
  return text;
}

std::size_t display_width(const std::string& text) {
  // bytes 10xxxxxx go on with a character that has been counted
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

std::string grouped(double value, int decimals) {
  if (!std::isfinite(value)) return "-";
  std::string digits = fmt::format("{:.{}f}", std::abs(value), decimals);
  const bool zero = digits.find_first_not_of("0.") == std::string::npos;
  digits = grouped_digits(std::move(digits));
  if (value < 0.0 && !zero) digits.insert(0, 1, '-');
  return digits;
}

std::string with_error(double value, double error) {
  if (!(error > 0.0 && std::isfinite(error))) return grouped(value, 2);
  const double exponent = std::floor(std::log10(error));
  const bool starts_with_1 = error < 2.0 * std::pow(10.0, exponent);
  const int decimals = std::clamp(static_cast<int>(-exponent) + (starts_with_1 ? 1 : 0), 0, 6);
  return fmt::format("{} ± {}", grouped(value, decimals), grouped(error, decimals));
}

}  // namespace gigaload::tools
