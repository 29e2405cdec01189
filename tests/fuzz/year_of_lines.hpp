#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace gigaload::fuzz {

/// Tells how a line begins: "2015,1,31,24,0,?9," or "2015-01-31T23:00Z,".
enum class DateStyle : std::uint8_t { epw, iso };

/// Tells whether an input asks for lines to be made a year: by a first line "year", where its
/// length goes by 128. A year takes a hundred times as long to read as a few lines.
[[nodiscard]] inline bool is_year(std::string_view input) {
  return input.starts_with("year\n") && input.size() % 128 == 0;
}

/// Returns a line for each hour of 2015: its date and one of the lines of values, each of which
/// holds for as many hours. A year as text is too much for an input.
[[nodiscard]] std::string year_of_lines(std::string_view values, DateStyle style);

}  // namespace gigaload::fuzz
