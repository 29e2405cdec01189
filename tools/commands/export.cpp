#include <fmt/core.h>

#include "scenarios/pras/pras_file.hpp"
#include "tools/adequacy/system_argument.hpp"
#include "tools/commands/commands.hpp"
#include "tools/program/exit_code.hpp"
#include "tools/program/output_path.hpp"

namespace gigaload::tools {

int command_export(const CommandLine& line) {
  const auto path = line.output.value();
  check_replaceable(path);
  const SystemCase of = read_system({.names = {line.scenario},
                                     .year = line.year,
                                     .weather = line.weather,
                                     .overrides = line.overrides});
  for (const std::string& notice : of.notices) report_info("{}", notice);
  const grid::adequacy::System& system = of.system;
  scenarios::write_pras(system, path);
  report_info("{}: {} steps, {} regions, {} generators, {} storages, {} interfaces", path.string(),
              system.steps, system.regions.size(), system.generators.size(), system.storages.size(),
              system.interfaces.size());
  return kDone;
}

}  // namespace gigaload::tools
