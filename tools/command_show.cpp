#include "scenarios/load.hpp"
#include "tools/commands.hpp"
#include "tools/exit_code.hpp"
#include "tools/settings_text.hpp"

namespace gigaload::tools {

int command_show(const CommandLine& line) {
  const scenarios::Loaded loaded = scenarios::load(line.scenario, line.overrides);
  for (const std::string& notice : loaded.notices) report_info("{}", notice);
  print_to_stdout(settings_text(loaded.settings));
  return kDone;
}

}  // namespace gigaload::tools
