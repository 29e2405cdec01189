#include "tools/commands/compare.hpp"

#include <string>

#include "tools/program/exit_code.hpp"
#include "tools/summary/comparison.hpp"
#include "tools/terminal/messages.hpp"

namespace gigaload::tools {

std::vector<Option> CompareCommand::options() {
  return {{.names = "A", .target = &a, .text = "Result", .required = true},
          {.names = "B",
           .target = &b,
           .text = "Results; what each has more than A is told",
           .value = "FILE",
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
  const ComparedResult first = read_compared_result(a);
  std::vector<Comparison> all;
  for (const std::filesystem::path& other : b) {
    all.push_back(compare(first, read_compared_result(other)));
  }
  std::string text;
  if (json) {
    text = comparisons_json(all);
  } else if (csv) {
    text = comparisons_csv(all);
  } else {
    for (const Comparison& comparison : all) {
      if (!text.empty()) text += '\n';
      text += comparison_text(comparison, year.value_or(comparison.years.back().year));
    }
  }
  print_to_stdout(text);
  return kDone;
}

}  // namespace gigaload::tools
