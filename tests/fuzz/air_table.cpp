#include "scenarios/measured/air_table.hpp"

#include <cmath>
#include <string>
#include <vector>

#include "tests/fuzz/targets.hpp"

namespace gigaload::fuzz {

void read_air_table(std::string_view input) {
  const std::string text(input);
  scenarios::Problems problems;
  const std::size_t source = problems.add_source("air.csv", text);
  const scenarios::CsvTable table(text, source, "weather", problems);
  std::vector<std::string> notices;
  (void)scenarios::read_air_table(table, source, "weather.VA.file", "air.csv", 101'325.0, problems,
                                  notices);
  problems.throw_if_any();
}

}  // namespace gigaload::fuzz
