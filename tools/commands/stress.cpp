#include "tools/commands/stress.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "grid/core/error.hpp"
#include "scenarios/readers/event_reader.hpp"
#include "scenarios/readers/load.hpp"
#include "sim/studies/stress.hpp"
#include "tools/program/exit_code.hpp"
#include "tools/program/page_file.hpp"
#include "tools/stress/stress_json.hpp"
#include "tools/stress/stress_picture.hpp"
#include "tools/stress/stress_text.hpp"
#include "tools/terminal/messages.hpp"
#include "tools/terminal/progress.hpp"
#include "tools/terminal/signal_flag.hpp"

namespace gigaload::tools {

namespace {

/// Says why a scenario has no such days.
[[noreturn]] void refuse(const StressCommand& asked, const scenarios::EventFile& event,
                         const sim::Scenario& scenario) {
  const std::string of = asked.scenario.scenario.string();
  if (scenario.given_system) {
    throw InputError(of +
                     ": its grid is a PRAS file, which has hours of its own; an event wants a "
                     "grid of tables with measured years");
  }
  const int year = grid::year_of(event.begin);
  if (!scenario.grid.weather_years) {
    throw InputError(
        fmt::format("{}: its grid has no measured years, of which the event's, {}, is wanted "
                    "(weather_years.data)",
                    of, year));
  }
  const std::vector<int>& known = scenario.grid.weather_years->years();
  throw InputError(fmt::format(
      "--event {}: {} to {} are not among the scenario's measured years, which are {}", asked.event,
      hour_text(event.begin), hour_text(event.end - 1), fmt::join(known, ", ")));
}

/// Loads the scenario with the weather of the event's year. What is wrong with it without that is
/// told first.
scenarios::Loaded load_with_weather(const StressCommand& asked, const scenarios::EventFile& event) {
  const int year = grid::year_of(event.begin);
  std::vector<std::string> overrides = asked.scenario.overrides();
  overrides.emplace_back("weather_years.draw=years");
  overrides.push_back(fmt::format("weather_years.years=[{}]", year));
  const bool one_year = grid::year_of(event.end - 1) == year;
  try {
    if (one_year) {
      scenarios::Loaded loaded = scenarios::load(asked.scenario.scenario, overrides);
      if (loaded.scenario.grid.weather_years) return loaded;
    }
  } catch (const scenarios::ScenarioError&) {  // is it at fault without the overrides, too?
  }
  const auto plain = scenarios::load(asked.scenario.scenario, asked.scenario.overrides());
  if (!one_year) {
    throw InputError(fmt::format("--event {}: {} to {}: days of one calendar year are wanted",
                                 asked.event, hour_text(event.begin), hour_text(event.end - 1)));
  }
  refuse(asked, event, plain.scenario);
}

}  // namespace

std::vector<Option> StressCommand::options() {
  return joined(
      scenario.options(),
      {{.names = "--event",
        .target = &event,
        .text = "elliott, uri or august-2020, or a file: days and tables (TOML), or demand (CSV)",
        .value = "EVENT",
        .required = true},
       {.names = "--year",
        .target = &year,
        .text = "Calendar year of the run whose grid it is",
        .check = kCalendarYears,
        .required = true},
       {.names = "--samples",
        .target = &samples,
        .text = "Samples of outages",
        .check = WholeRange{2, 2'000},
        .shows_default = true},
       {.names = "--by",
        .target = &by,
        .text = "Rows: planning areas, interconnections, states or regions",
        .check = OneOf{{"area", "interconnection", "state", "region"}},
        .shows_default = true},
       {.names = "--threads",
        .target = &threads,
        .text = "Threads; the result is the same for any number",
        .check = WholeRange{1, 1024}},
       {.names = "--json", .target = &json, .text = "Print JSON"},
       {.names = "-o,--output",
        .target = &output,
        .text = "Picture by area and hour: a page, or .svg",
        .value = "FILE"}});
}

int StressCommand::run(const Call& /*call*/) const {
  const SignalFlag listening;
  const sim::AreaKind rows = kind_of_rows(by);
  const scenarios::EventFile file = scenarios::read_event(event);
  const PageKind kind =
      output && output->extension() == ".svg" ? PageKind::picture : PageKind::page;
  if (output) check_replaceable_page(*output, kind);
  const scenarios::Loaded loaded = load_with_weather(*this, file);
  const sim::Scenario& of = loaded.scenario;
  const sim::StressEvent days = scenarios::event_of(file, loaded.region_names, of.grid.regions);

  Progress progress(Progress::style_of_stderr(false), colours_wanted(), "% of the samples' hours",
                    Progress::From::two_seconds);
  const auto shown = shown_until_signal(progress);
  sim::StressOptions options{.year = year, .samples = samples, .threads = threads, .told = {}};
  options.told = [&shown](double share) { return shown(100.0 * share, 100.0); };
  const sim::Stress stress = sim::stress(of, days, options);
  progress.clear();
  if (stress.areas.empty()) {
    report(Level::warning, "interrupted; there is nothing to go on from");
    return kInterrupted;
  }
  const StressTold told{.stress = stress,
                        .event = days,
                        .scenario = of.name,
                        .year = year,
                        .rows = rows,
                        .campuses = !scenario.without_campuses};
  if (output) {
    write_page(
        *output, "gigaload stress",
        [kind, &told] {
          return kind == PageKind::picture ? stress_picture(told) : stress_page(told);
        },
        kind);
    report_info("{}: written", output->string());
  }
  print_to_stdout(json ? stress_json(told) : stress_text(told));
  return kDone;
}

}  // namespace gigaload::tools
