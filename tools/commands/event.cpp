#include "tools/commands/event.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string_view>
#include <utility>

#include "grid/core/error.hpp"
#include "scenarios/readers/load.hpp"
#include "scenarios/tables/frequency_tables.hpp"
#include "scenarios/tables/hour_column.hpp"
#include "scenarios/tables/ride_through_table.hpp"
#include "scenarios/tables/table_file.hpp"
#include "scenarios/text/quantity.hpp"
#include "sim/studies/running_hour.hpp"
#include "tools/program/exit_code.hpp"
#include "tools/terminal/messages.hpp"

namespace gigaload::tools {

namespace {

constexpr std::string_view kCampus = "campus.";

std::string fault_of_time(const std::string& text) {
  return scenarios::hour_of_text(text) ? std::string()
                                       : "an hour such as 2030-07-15T21:00Z is wanted";
}

std::string fault_of_loss(const std::string& text) {
  const scenarios::Quantity loss = scenarios::parse_quantity(text, "MW");
  return loss.fault.empty() && loss.value == 0.0 ? "0 MW are no loss" : loss.fault;
}

/// Returns the letters and digits of a name, small: "NOGRR 282" and "nogrr282" are one rule.
std::string folded(std::string_view name) {
  std::string text;
  for (const unsigned char c : name) {
    if (std::isalnum(c) != 0) text += static_cast<char>(std::tolower(c));
  }
  return text;
}

/// Holds the tables that an event needs.
struct EventTables {
  std::vector<sim::Machines> machines;
  std::vector<sim::Interconnection> interconnections;
  std::optional<sim::RideThroughRule> rule;
  std::vector<sim::VoltageDip> dips;
};

EventTables read_tables(const EventCommand& asked, const sim::Scenario& scenario) {
  scenarios::Problems problems;
  const auto table = [&problems](const std::filesystem::path& path) {
    return scenarios::read_table_file(path, path.stem().string(), problems);
  };
  const std::filesystem::path data = scenarios::data_root() / "data";
  EventTables tables;
  tables.machines =
      scenarios::read_machines(table(data / "inertia.csv"), scenario.grid.technologies);
  tables.interconnections = scenarios::read_interconnections(table(data / "interconnections.csv"),
                                                             table(data / "frequency_relays.csv"));
  if (asked.dips) {
    const std::filesystem::path file = asked.rules.value_or(data / "ride_through_rules.csv");
    const auto rules = scenarios::read_ride_through_rules(table(file));
    tables.dips = scenarios::read_dips(table(*asked.dips));
    const auto found = std::ranges::find_if(rules, [&](const sim::RideThroughRule& rule) {
      return folded(rule.name) == folded(asked.rule);
    });
    if (found != rules.end()) tables.rule = *found;
    if (found == rules.end() && problems.count() == 0) {
      std::vector<std::string> names;
      for (const sim::RideThroughRule& rule : rules) names.push_back(rule.name);
      throw InputError(
          fmt::format("--rule {}: {} has {}", asked.rule, file.string(), fmt::join(names, ", ")));
    }
  }
  problems.throw_if_any();
  return tables;
}

/// Holds what an interconnection loses.
struct Losses {
  std::vector<double> loads_mw;
  bool unit = false;
};

std::map<std::string, Losses> losses_of(const EventCommand& asked, const sim::Scenario& scenario,
                                        const sim::RunningHour& hour) {
  std::map<std::string, Losses> losses;
  const auto lose_once = [](bool is_new, const std::string& trip) {
    if (!is_new) throw InputError(fmt::format("--trip {}: it is lost once already", trip));
  };
  std::set<std::size_t> lost;  // campuses
  for (const std::string& trip : asked.trips) {
    if (trip == "unit") {
      lose_once(!std::exchange(losses[asked.interconnection].unit, true), trip);
      continue;
    }
    const std::string name = trip.starts_with(kCampus) ? trip.substr(kCampus.size()) : trip;
    const auto campus = std::ranges::find(scenario.campuses, name, &sim::Campus::name);
    if (campus == scenario.campuses.end()) {
      throw InputError(fmt::format(
          "--trip {}: unit, or campus.NAME of one of the scenario's campuses, is wanted", trip));
    }
    const auto c = static_cast<std::size_t>(campus - scenario.campuses.begin());
    lose_once(lost.insert(c).second, trip);
    losses[scenario.grid.regions[campus->region.get()].interconnection].loads_mw.push_back(
        hour.campus_mw[c]);
  }
  if (asked.loss) {
    losses[asked.interconnection].loads_mw.push_back(
        scenarios::parse_quantity(*asked.loss, "MW").value);
  }
  if (losses.empty()) throw InputError("--trip or --loss is wanted: nothing is lost");
  const bool has_loads =
      std::ranges::any_of(losses, [](const auto& of) { return !of.second.loads_mw.empty(); });
  if (asked.dips && !has_loads) {
    throw InputError("--dips: they are felt by loads; --trip campus.NAME or --loss is wanted");
  }
  return losses;
}

struct Told {
  sim::CommittedInertia inertia;
  sim::FrequencyOutcome outcome;
};

template <class Found>
const Found& named(const std::vector<Found>& all, const std::string& name, const char* where) {
  const auto found = std::ranges::find(all, name, &Found::name);
  if (found != all.end()) return *found;
  std::vector<std::string> names;
  for (const Found& each : all) names.push_back(each.name);
  throw InputError(
      fmt::format("{} has no interconnection {}; it has {}", where, name, fmt::join(names, ", ")));
}

Told follow(const EventTables& tables, const sim::RunningInterconnection& running,
            const Losses& losses) {
  const sim::Interconnection& of =
      named(tables.interconnections, running.name, "interconnections.csv");
  Told told;
  told.inertia = sim::committed_inertia(tables.machines, of, running.technologies, running.load_mw);
  sim::FrequencyEvent event;
  event.relays = sim::relays_of(of, told.inertia);
  if (losses.unit) {
    if (running.largest_unit_mw <= 0.0) {
      throw InputError(
          fmt::format("--trip unit: no thermal unit of {} runs in that hour", running.name));
    }
    event.changes.push_back({.at_s = 0.0, .mw = -running.largest_unit_mw, .ramp_s = 0.0});
    told.inertia =
        sim::without_unit(told.inertia, tables.machines[running.unit_technology], of,
                          running.technologies[running.unit_technology], running.largest_unit_mw);
  }
  for (const double mw : losses.loads_mw) {
    if (!tables.rule || mw < 0.0) {  // rules are of loads, not of generation
      event.changes.push_back({.at_s = 0.0, .mw = mw, .ramp_s = 0.0});
      continue;
    }
    const auto changes = sim::response_to_dips(*tables.rule, mw, tables.dips);
    event.changes.insert(event.changes.end(), changes.begin(), changes.end());
    for (const sim::VoltageDip& dip : tables.dips) {  // a minute after the last
      event.end_s = std::max(event.end_s, dip.at_s + dip.length_s + 60.0);
    }
  }
  told.outcome = sim::simulate(told.inertia.parameters, event);
  return told;
}

nlohmann::ordered_json json_of(const Told& told) {
  const sim::FrequencyOutcome& o = told.outcome;
  nlohmann::ordered_json json;
  json["lost_mw"] = o.lost_mw;
  json["extreme_hz"] = o.extreme_hz;
  json["extreme_s"] = o.extreme_s;
  json["settling_hz"] = o.settling_hz;
  json["rocof_hz_per_s"] = o.rocof_hz_per_s;
  json["mean_20_52_hz"] = o.mean_20_52_hz;  // NaN is written as null
  json["shed_mw"] = o.shed_mw;
  json["tripped_mw"] = o.tripped_mw;
  json["load_mw"] = told.inertia.load_mw;
  json["committed_mw"] = told.inertia.committed_mw;
  json["inertia_mws"] = told.inertia.energy_mws;
  json["response_mw_per_tenth_hz"] = told.inertia.parameters.response_mw_per_tenth_hz();
  return json;
}

std::string text_of(const std::string& name, const Told& told) {
  const sim::FrequencyOutcome& o = told.outcome;
  return fmt::format(
      "{}: load {:.0f} MW, {:.0f} GW s, {:.0f} MW/0.1 Hz\n"
      "  lost        {:.0f} MW of {}\n"
      "  extreme     {:.3f} Hz after {:.1f} s, {:+.3f} Hz/s at most\n"
      "  at the end  {:.3f} Hz; shed {:.0f} MW of load, tripped {:.0f} MW of generation\n",
      name, told.inertia.load_mw, told.inertia.energy_mws / 1000.0,
      told.inertia.parameters.response_mw_per_tenth_hz(), std::abs(o.lost_mw),
      o.lost_mw < 0.0 ? "generation" : "load", o.extreme_hz, o.extreme_s, o.rocof_hz_per_s,
      o.settling_hz, o.shed_mw, o.tripped_mw);
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
        .target = &trips,
        .text = "Loses campus.NAME, or the largest unit that runs: unit; may be given again",
        .value = "WHAT"},
       {.names = "--loss",
        .target = &loss,
        .text = "Loses load, \"1500 MW\"; below zero generation",
        .value = "POWER",
        .check = Rule{"", fault_of_loss}},
       {.names = "--dips",
        .target = &dips,
        .text = "Dips of the voltage at these loads, which leave by a rule (CSV)",
        .value = "FILE"},
       {.names = "--rule",
        .target = &rule,
        .text = "Rule of ride-through of these loads",
        .value = "NAME",
        .shows_default = true,
        .needs = {"--dips"}},
       {.names = "--rules",
        .target = &rules,
        .text = "Table of rules in place of the shipped one (CSV)",
        .value = "FILE",
        .needs = {"--dips"}},
       {.names = "--interconnection",
        .target = &interconnection,
        .text = "Where --loss and a unit are lost",
        .value = "NAME",
        .shows_default = true},
       {.names = "--json", .target = &json, .text = "Print JSON"}});
}

int EventCommand::run(const Call& /*call*/) const {
  const scenarios::Loaded loaded = scenarios::load(scenario.scenario, scenario.overrides());
  const EventTables tables = read_tables(*this, loaded.scenario);
  const sim::RunningHour hour =
      sim::running_hour(loaded.scenario, scenarios::hour_of_text(time).value());
  nlohmann::ordered_json all = nlohmann::ordered_json::object();
  std::string text;
  for (const auto& [name, losses] : losses_of(*this, loaded.scenario, hour)) {
    const Told told =
        follow(tables, named(hour.interconnections, name, "the scenario's grid"), losses);
    all[name] = json_of(told);
    text += text_of(name, told);
  }
  if (json) {
    const nlohmann::ordered_json whole = {
        {"scenario", loaded.scenario.name}, {"time", time}, {"interconnections", all}};
    text = whole.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + '\n';
  }
  print_to_stdout(text);
  return kDone;
}

}  // namespace gigaload::tools
