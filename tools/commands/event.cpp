#include "tools/commands/event.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "grid/core/error.hpp"
#include "grid/core/held.hpp"
#include "output/files/file_head.hpp"
#include "output/files/new_file.hpp"
#include "scenarios/readers/load.hpp"
#include "scenarios/tables/hour_column.hpp"
#include "scenarios/text/quantity.hpp"
#include "sim/studies/running_hour.hpp"
#include "tools/event/event_course.hpp"
#include "tools/event/event_json.hpp"
#include "tools/event/event_losses.hpp"
#include "tools/event/event_tables.hpp"
#include "tools/event/event_text.hpp"
#include "tools/event/followed_event.hpp"
#include "tools/event/worst_hour.hpp"
#include "tools/program/exit_code.hpp"
#include "tools/terminal/messages.hpp"

namespace gigaload::tools {

namespace {

/// Secondary control, which is not modelled, has long been at work by then.
constexpr double kMostSeconds = 3600.0;

std::string fault_of_time(const std::string& text) {
  return scenarios::hour_of_text(text) ? std::string()
                                       : "an hour such as 2030-07-15T21:00Z is wanted";
}

std::string fault_of_loss(const std::string& text) {
  const scenarios::Quantity loss = scenarios::parse_quantity(text, "MW");
  return loss.fault.empty() && loss.value == 0.0 ? "0 MW are no loss" : loss.fault;
}

ScreenedHour hour_of(const EventCommand& asked, const EventTables& tables,
                     const sim::Scenario& scenario) {
  if (asked.year) {
    const HourKind kind = asked.worst == "inertia" ? HourKind::inertia : HourKind::extreme;
    return worst_hour(asked.event, tables, scenario, *asked.year, kind);
  }
  const sim::Hour hour = scenarios::hour_of_text(grid::held(asked.time)).value();
  return {.hour = hour, .running = sim::running_hour(scenario, hour)};
}

}  // namespace

std::vector<Option> EventCommand::options() {
  return joined(
      scenario.options(),
      {{.names = "--time",
        .target = &time,
        .text = "Hour of the run, UTC, such as 2030-07-15T21:00Z",
        .value = "HOUR",
        .check = Rule{"", fault_of_time},
        .excludes = {"--year"},
        .replaced_by = {"--year"}},
       {.names = "--year",
        .target = &year,
        .text = "The worst hour of this calendar year",
        .value = "YEAR",
        .check = kCalendarYears},
       {.names = "--worst",
        .target = &worst,
        .text = "What makes it the worst: the least inertia, or the frequency that goes farthest",
        .value = "WHAT",
        .check = OneOf{{"inertia", "extreme"}},
        .shows_default = true,
        .needs = {"--year"}},
       {.names = "--trip",
        .target = &event.trips,
        .text = "Loses campus.NAME, or the largest unit that runs: unit; may be given again",
        .value = "WHAT"},
       {.names = "--loss",
        .target = &event.loss,
        .text = "Loses load, \"1500 MW\"; below zero generation",
        .value = "POWER",
        .check = Rule{"", fault_of_loss}},
       {.names = "--dips",
        .target = &event.dips,
        .text = "Dips of the voltage at these loads, which leave by a rule (CSV)",
        .value = "FILE"},
       {.names = "--rule",
        .target = &event.rule,
        .text = fmt::format("Rule of ride-through: of these loads through dips [{}], and of all "
                            "campuses as the frequency moves",
                            kUsualRule),
        .value = "NAME"},
       {.names = "--rules",
        .target = &event.rules,
        .text = "Table of rules in place of the shipped one (CSV)",
        .value = "FILE"},
       {.names = "--interconnection",
        .target = &event.interconnection,
        .text = "Where --loss and a unit are lost",
        .value = "NAME",
        .shows_default = true},
       {.names = "--seconds",
        .target = &event.seconds,
        .text = "How long it is followed [60, after the last dip]",
        .value = "S",
        .check = RealRange{1.0, kMostSeconds}},
       {.names = "--json", .target = &json, .text = "Print JSON"},
       {.names = "-o,--output",
        .target = &output,
        .text = "Course of the frequency and of what is lost and answers, a new CSV file",
        .value = "FILE"}});
}

int EventCommand::run(const Call& /*call*/) const {
  if (output::begins_with(scenario.scenario, output::kHdf5Head)) {
    throw InputError(fmt::format(
        "{}: this is an HDF5 file; a result does not hold what each technology could have given in "
        "an hour, nor what stores held, of which inertia and reserves are made; the scenario that "
        "it was made of is wanted, with the same --set and --seed",
        scenario.scenario.string()));
  }
  const scenarios::Loaded loaded = scenarios::load(scenario.scenario, scenario.overrides());
  const EventTables tables = read_event_tables(event, loaded.scenario.grid.technologies);
  if (output && std::filesystem::exists(std::filesystem::symlink_status(*output))) {
    throw InputError(
        fmt::format("-o {}: it is there already; a new file is wanted", output->string()));
  }
  const ScreenedHour at = hour_of(*this, tables, loaded.scenario);
  const EventSpan span{.seconds = event.seconds, .trace_step_s = output ? kCourseStepS : 0.0};
  std::vector<FollowedEvent> followed;
  for (const auto& [name, losses] : losses_of(event, loaded.scenario, at.running)) {
    followed.push_back(follow_event(tables, at.running, name, losses, span));
  }
  if (output) {
    output::NewFile file(*output);
    file.write(event_course(followed));
    file.close();
    report_info("{}: written", output->string());
  }
  const std::string hour = scenarios::text_of_hour(at.hour);
  if (json) {
    print_to_stdout(event_json(loaded.scenario.name, hour, followed));
    return kDone;
  }
  if (year) print_to_stdout(fmt::format("{}, the worst hour of {} by {}\n", hour, *year, worst));
  for (const FollowedEvent& each : followed) print_to_stdout(event_text(each));
  return kDone;
}

}  // namespace gigaload::tools
