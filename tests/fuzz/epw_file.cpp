#include "scenarios/measured/epw_file.hpp"

#include <cmath>
#include <string>
#include <vector>

#include "grid/core/hours_of_year.hpp"
#include "tests/fuzz/targets.hpp"
#include "tests/fuzz/year_of_lines.hpp"

namespace gigaload::fuzz {

/// A first line "year" (is_year()) says that the lines behind the eight of the head are to be made
/// a year.
void read_epw_file(std::string_view input) {
  constexpr int kLinesOfHead = 8;
  std::string text(input);
  if (is_year(input)) {
    (void)take_line(input);
    text.clear();
    for (int line = 0; line < kLinesOfHead; ++line) text += std::string(take_line(input)) + "\n";
    text += year_of_lines(input, DateStyle::epw);
  }
  scenarios::Problems problems;
  const std::size_t source = problems.add_source("air.epw", text);
  std::vector<std::string> notices;
  const auto file =
      scenarios::read_epw(text, source, "weather.VA.file", "air.epw", problems, notices);
  problems.throw_if_any();
  expect(file.air.hours.size() == grid::kHoursOfCommonYear, "a weather file is a year");
  for (const grid::AirReading& air : file.air.hours) {
    expect(air.dew_point_c <= air.dry_bulb_c && std::isfinite(air.dew_point_c) &&
               std::isfinite(air.pressure_pa) && air.pressure_pa > 0.0,
           "air has a pressure and a dew point below its temperature");
  }
}

}  // namespace gigaload::fuzz
