#include "tools/commands/event.hpp"

#include <fmt/format.h>

#include "scenarios/readers/load.hpp"
#include "scenarios/tables/hour_column.hpp"
#include "scenarios/text/quantity.hpp"
#include "sim/studies/running_hour.hpp"
#include "tools/event/event_json.hpp"
#include "tools/event/event_losses.hpp"
#include "tools/event/event_tables.hpp"
#include "tools/event/event_text.hpp"
#include "tools/event/followed_event.hpp"
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

}  // namespace

std::vector<Option> EventCommand::options() {
  return joined(
      scenario.options(),
      {{.names = "--time",
        .target = &time,
        .text = "Hour of the run, UTC, such as 2030-07-15T21:00Z",
        .value = "HOUR",
        .check = Rule{"", fault_of_time},
        .required = true},
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
       {.names = "--json", .target = &json, .text = "Print JSON"}});
}

int EventCommand::run(const Call& /*call*/) const {
  const scenarios::Loaded loaded = scenarios::load(scenario.scenario, scenario.overrides());
  const EventTables tables = read_event_tables(event, loaded.scenario.grid.technologies);
  const sim::RunningHour hour =
      sim::running_hour(loaded.scenario, scenarios::hour_of_text(time).value());
  std::vector<FollowedEvent> followed;
  for (const auto& [name, losses] : losses_of(event, loaded.scenario, hour)) {
    followed.push_back(
        follow_event(tables, hour, name, losses, {.seconds = event.seconds, .trace_step_s = 0.0}));
  }
  if (json) {
    print_to_stdout(event_json(loaded.scenario.name, time, followed));
    return kDone;
  }
  for (const FollowedEvent& each : followed) print_to_stdout(event_text(each));
  return kDone;
}

}  // namespace gigaload::tools
