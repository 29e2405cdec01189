#include "scenarios/json_schema.hpp"
#include "scenarios/key_reference.hpp"
#include "scenarios/load.hpp"
#include "scenarios/schema.hpp"
#include "tools/commands.hpp"
#include "tools/exit_code.hpp"
#include "tools/settings_text.hpp"

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
