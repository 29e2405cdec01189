#include "scenarios/tables/date_column.hpp"

#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <string>

#include "grid/core/calendar_years.hpp"

namespace gigaload::scenarios {
namespace {

/// Reads all of a text of digits; false for anything else.
bool read_digits(std::string_view text, unsigned& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size();
}

}  // namespace

std::optional<grid::Hour> date_of_text(std::string_view text) {
  unsigned year = 0, month = 0, day = 0;
  const bool is_read = text.size() == 10 && text[4] == '-' && text[7] == '-' &&
                       read_digits(text.substr(0, 4), year) &&
                       read_digits(text.substr(5, 2), month) && read_digits(text.substr(8, 2), day);
  const auto number = static_cast<int>(year);
  const std::chrono::year_month_day date{std::chrono::year(number), std::chrono::month(month),
                                         std::chrono::day(day)};
  if (!is_read || !date.ok() || number < grid::kFirstYear || number > grid::kLastYear) {
    return std::nullopt;
  }
  return grid::to_hour({number, month, day});
}

std::string no_date(std::string_view text) {
  return fmt::format("a date from {} to {} such as 2026-05-01 is wanted, not \"{}\"",
                     grid::kFirstYear, grid::kLastYear, text);
}

grid::Hour date_of_row(const CsvTable& table, std::size_t row, const char* column) {
  const std::string text = table.text(row, column);
  const auto date = date_of_text(text);
  if (!date && !table.is_absent()) table.complain(row, column, no_date(text));
  return date.value_or(0);
}

}  // namespace gigaload::scenarios
