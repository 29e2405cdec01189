#include "tools/commands/clear.hpp"

#include <string>
#include <utility>

#include "tools/clear/case_file.hpp"
#include "tools/clear/clear_json.hpp"
#include "tools/clear/clear_text.hpp"
#include "tools/clear/cleared_case.hpp"
#include "tools/program/exit_code.hpp"
#include "tools/terminal/messages.hpp"

namespace gigaload::tools {

std::vector<Option> ClearCommand::options() {
  return {{.names = "FILE",
           .target = &file,
           .text = "Cases of parties, what they owe each other and what they have, JSON "
                   "(docs/clearing.md)",
           .required = true},
          {.names = "--json", .target = &json, .text = "Print JSON"}};
}

int ClearCommand::run(const Call& /*call*/) const {
  std::vector<ClearedCase> cleared;
  for (ClearingCase& of : read_cases(file)) {
    sim::Clearing clearing = sim::clear(of.claims);
    cleared.push_back({std::move(of), std::move(clearing)});
    for (const std::string& difference : differences_from_stated(cleared.back())) {
      report(Level::warning, difference);
    }
  }
  print_to_stdout(json ? clear_json(cleared) : clear_text(cleared));
  return kDone;
}

}  // namespace gigaload::tools
