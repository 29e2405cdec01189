#include "scenarios/language/json_schema.hpp"
#include "scenarios/language/key_reference.hpp"
#include "scenarios/language/schema.hpp"
#include "scenarios/readers/load.hpp"
#include "tools/commands/commands.hpp"
#include "tools/program/exit_code.hpp"
#include "tools/summary/settings_text.hpp"

namespace gigaload::tools {

int command_show(const CommandLine& line) {
  if (line.show == ShowWhat::schema) {
    print_to_stdout(scenarios::json_schema(scenarios::schema()));
    return kDone;
  }
  if (line.show == ShowWhat::keys) {
    print_to_stdout(scenarios::key_reference(scenarios::schema()));
    return kDone;
  }
  const scenarios::Loaded loaded = scenarios::load(line.scenario, line.overrides);
  for (const std::string& notice : loaded.notices) report_info("{}", notice);
  print_to_stdout(settings_text(loaded.settings));
  return kDone;
}

}  // namespace gigaload::tools
