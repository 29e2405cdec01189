#include "tools/commands/campus_cost.hpp"

#include "scenarios/readers/load.hpp"
#include "sim/studies/campus_cost.hpp"
#include "tools/adequacy/campus_cost_json.hpp"
#include "tools/adequacy/campus_cost_text.hpp"
#include "tools/program/exit_code.hpp"
#include "tools/program/scenario_options.hpp"
#include "tools/terminal/messages.hpp"
#include "tools/terminal/progress.hpp"
#include "tools/terminal/signal_flag.hpp"

namespace gigaload::tools {

std::vector<Option> CampusCostCommand::options() {
  return {{.names = "SCENARIO",
           .target = &scenario,
           .text = "Scenario file, or the name of a shipped one",
           .required = true},
          {.names = "--set",
           .target = &sets,
           .text = "Override a setting, as often as needed",
           .value = "KEY=VALUE"},
          {.names = "--year",
           .target = &year,
           .text = "Calendar year of the run",
           .check = kCalendarYears,
           .required = true},
          {.names = "--samples",
           .target = &samples,
           .text = "Samples of outages and weather",
           .check = WholeRange{10, 1'000'000},
           .shows_default = true},
          {.names = "--threads",
           .target = &threads,
           .text = "Threads; the result is the same for any number",
           .check = WholeRange{1, 1024}},
          {.names = "--json", .target = &json, .text = "Print JSON"}};
}

int CampusCostCommand::run(const Call& /*call*/) const {
  const SignalFlag listening;
  const scenarios::Loaded with = scenarios::load(scenario, sets);
  std::vector<std::string> no_campuses = sets;
  no_campuses.emplace_back("run.campuses=false");
  const scenarios::Loaded without = scenarios::load(scenario, no_campuses);
  const auto style = Progress::style_of_stderr(false);
  Progress calibration(style, colours_wanted(), "sample-years of calibration");
  Progress progress(style, colours_wanted(), "sample-years", Progress::From::two_seconds);
  sim::CampusCostOptions options;
  options.year = year;
  options.samples = samples;
  options.threads = threads;
  options.calibrating = shown_until_signal(calibration);
  options.progress = shown_until_signal(progress);
  const sim::CampusCost cost = sim::campus_cost(with.scenario, without.scenario, options);
  progress.clear();
  if (cost.gave_up) {
    report(Level::warning, "interrupted; there is nothing to go on from");
    return kInterrupted;
  }
  print_to_stdout(json ? campus_cost_json(cost) : campus_cost_text(cost, year));
  return kDone;
}

}  // namespace gigaload::tools
