#include <fmt/core.h>

#include "grid/core/calendar.hpp"
#include "scenarios/readers/load.hpp"
#include "tools/commands/commands.hpp"
#include "tools/program/exit_code.hpp"

namespace gigaload::tools {

int command_check(const CommandLine& line) {
  const scenarios::Loaded loaded = scenarios::load(line.scenario, line.overrides);
  const sim::Scenario& scenario = loaded.scenario;
  for (const std::string& notice : loaded.notices) report_info("{}", notice);
  print_to_stdout(fmt::format(
      "{}: sound; {} to {}, {} regions, {} campuses, {} deals\n", line.scenario.string(),
      grid::to_string(grid::to_date(scenario.begin)), grid::to_string(grid::to_date(scenario.end)),
      scenario.grid.regions.size(), scenario.campuses.size(), scenario.deals.size()));
  return kDone;
}

}  // namespace gigaload::tools
