#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace gigaload::fuzz {

/// Tells how a line begins: "2015,1,31,24,0,?9," or "2015-01-31T23:00Z,".
enum class DateStyle : std::uint8_t { epw, iso };

/// Returns a line for each hour of 2015: its date and one of the lines of values, each of which
/// holds for as many hours. A year as text is too much for an input.
[[nodiscard]] std::string year_of_lines(std::string_view values, DateStyle style);

}  // namespace gigaload::fuzz
