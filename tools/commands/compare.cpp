#include "tools/commands/compare.hpp"

#include "tools/program/exit_code.hpp"
#include "tools/summary/comparison.hpp"
#include "tools/terminal/messages.hpp"

namespace gigaload::tools {

std::vector<Option> CompareCommand::options() {
  return {{.names = "A", .target = &a, .text = "Result", .required = true},
          {.names = "B",
           .target = &b,
           .text = "Result; what it has more than A is told",
           .required = true},
          {.names = "--year",
           .target = &year,
           .text = "Calendar year in which regions are told of [the last]"},
          {.names = "--json", .target = &json, .text = "Print JSON: every year and area"},
          {.names = "--csv",
           .target = &csv,
           .text = "Print a table: every year and area",
           .excludes = {"--json"}}};
}

int CompareCommand::run(const Call& /*call*/) const {
  const Comparison comparison = compare(read_compared_result(a), read_compared_result(b));
  print_to_stdout(json  ? comparison_json(comparison)
                  : csv ? comparison_csv(comparison)
                        : comparison_text(comparison, year.value_or(comparison.years.back().year)));
  return kDone;
}

}  // namespace gigaload::tools
