#include <string>
#include <vector>

#include "scenarios/measured/unit_load_tables.hpp"
#include "tests/fuzz/input_file.hpp"
#include "tests/fuzz/targets.hpp"

namespace gigaload::fuzz {

/// Lines: unit of power, unit of time, step, then the table of units, a line "---", that of the
/// load.
void read_unit_tables(std::string_view input) {
  static const InputFile units("units.csv"), load("load.csv");
  scenarios::UnitLoadTables tables{units.path(), load.path(), std::string(take_line(input)),
                                   std::string(take_line(input)), std::nullopt};
  const std::string step(take_line(input));
  if (!step.empty()) tables.step = step;
  constexpr std::string_view kBetween = "\n---\n";
  const std::size_t end = input.find(kBetween);
  units.write(input.substr(0, end));
  load.write(end == std::string_view::npos ? "" : input.substr(end + kBetween.size()));
  std::vector<std::string> notices;
  const auto system = scenarios::read_unit_load_tables(tables, notices);
  check(system);
  expect(system.steps == system.regions.at(0).load.size(), "a system has a load for each step");
}

}  // namespace gigaload::fuzz
