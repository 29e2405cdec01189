#include <fmt/format.h>

#include "scenarios/pras/pras_file.hpp"
#include "scenarios/pras/pras_omissions.hpp"
#include "tools/adequacy/system_argument.hpp"
#include "tools/commands/commands.hpp"
#include "tools/program/exit_code.hpp"
#include "tools/program/output_path.hpp"

namespace gigaload::tools {

int command_export(const CommandLine& line) {
  const auto path = line.output.value();
  check_replaceable(path);
  SystemCase of = read_system({.names = {line.scenario},
                               .year = line.year,
                               .weather = line.weather,
                               .overrides = line.overrides});
  for (const std::string& notice : of.notices) report_info("{}", notice);
  grid::adequacy::System& system = of.system;
  const auto omissions = scenarios::pras_omissions(system);
  for (const std::string& omission : omissions) report_info("{}", omission);
  if (!omissions.empty()) {
    system.attributes["left_out"] = fmt::format("{}", fmt::join(omissions, "; "));
  }
  scenarios::write_pras(system, path);
  report_info("{}: {} steps, {} regions, {} generators, {} storages, {} interfaces", path.string(),
              system.steps, system.regions.size(), system.generators.size(), system.storages.size(),
              system.interfaces.size());
  return kDone;
}

}  // namespace gigaload::tools
