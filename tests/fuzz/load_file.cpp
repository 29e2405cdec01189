#include <string>

#include "scenarios/measured/demand_files.hpp"
#include "tests/fuzz/input_file.hpp"
#include "tests/fuzz/targets.hpp"
#include "tests/fuzz/year_of_lines.hpp"

namespace gigaload::fuzz {

/// The first line is the region, behind a ~ where hours may be missing. A second line "year"
/// (is_year()) says that the lines behind the heading are to be made a year.
void read_load_file(std::string_view input) {
  static const InputFile file("load.csv");
  using scenarios::MissingHours;
  std::string region(take_line(input));
  const bool left_out = region.starts_with('~');
  if (left_out) region.erase(0, 1);
  if (is_year(input)) {
    (void)take_line(input);
    const std::string heading(take_line(input));
    file.write(heading + "\n" + year_of_lines(input, DateStyle::iso));
  } else {
    file.write(input);
  }
  const auto demand = scenarios::read_demand_files(
      {file.path()}, region, left_out ? MissingHours::left_out : MissingHours::refused);
  expect(demand.load.month.size() == demand.hours() && demand.begin.size() == demand.hours(),
         "each hour has a month and a beginning");
}

}  // namespace gigaload::fuzz
