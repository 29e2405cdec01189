#include "tools/commands/check.hpp"

#include <fmt/core.h>

#include "grid/core/calendar.hpp"
#include "grid/core/counted.hpp"
#include "grid/core/worker_pool.hpp"
#include "scenarios/readers/load.hpp"
#include "sim/run/run_time.hpp"
#include "sim/studies/calibration.hpp"
#include "tools/program/exit_code.hpp"
#include "tools/terminal/messages.hpp"
#include "tools/terminal/progress.hpp"

namespace gigaload::tools {

namespace {

constexpr double kTimedSeconds = 0.15;

}  // namespace

std::string estimate_made_of(const sim::Scenario& scenario) {
  std::string text = "an estimate from a few of its hours";
  if (sim::has_to_calibrate(scenario)) {
    text += "; the calibration before them is in it with what one mostly takes";
  }
  if (scenario.ensemble.until) {
    text += "; ensemble.until takes so long at least: how many samples a year needs is not known";
  }
  return text;
}

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
  report_info("{}: gigaload run takes {} on this machine, with {}: {}", scenario.scenario.string(),
              about_text(sim::estimate_run_s(sound, {}, kTimedSeconds)),
              counted(grid::threads_of(0), "thread"), estimate_made_of(sound));
  return kDone;
}

}  // namespace gigaload::tools
