#include "tools/commands/check.hpp"

#include <fmt/core.h>

#include "grid/core/calendar.hpp"
#include "grid/core/counted.hpp"
#include "scenarios/readers/load.hpp"
#include "tools/program/exit_code.hpp"
#include "tools/terminal/messages.hpp"

namespace gigaload::tools {

std::vector<Option> CheckCommand::options() { return scenario.options(); }

int CheckCommand::run(const Call& /*call*/) const {
  const scenarios::Loaded loaded = scenarios::load(scenario.scenario, scenario.overrides());
  const sim::Scenario& sound = loaded.scenario;
  for (const std::string& notice : loaded.notices) report_info("{}", notice);
  print_to_stdout(fmt::format(
      "{}: sound; {} to {}, {}, {}, {}\n", scenario.scenario.string(),
      grid::to_string(grid::to_date(sound.begin)), grid::to_string(grid::to_date(sound.end)),
      counted(sound.grid.regions.size(), "region"),
      counted(sound.campuses.size(), "campus", "campuses"), counted(sound.deals.size(), "deal")));
  return kDone;
}

}  // namespace gigaload::tools
