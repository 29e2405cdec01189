#include "tools/event/followed_event.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <vector>

#include "grid/core/error.hpp"

namespace gigaload::tools {

namespace {

template <class Found>
const Found& named(const std::vector<Found>& all, const std::string& name, const char* where) {
  const auto found = std::ranges::find(all, name, &Found::name);
  if (found != all.end()) return *found;
  std::vector<std::string> names;
  for (const Found& each : all) names.push_back(each.name);
  throw InputError(
      fmt::format("{} has no interconnection {}; it has {}", where, name, fmt::join(names, ", ")));
}

/// Adds what loads that are lost do, by the rule through dips or at once, and those that stay where
/// the frequency leaves the rule's window.
void add_loads(const EventTables& tables, const EventLosses& losses, double nominal_hz,
               sim::FrequencyEvent& event) {
  std::vector<double> staying_mw = losses.campuses_mw;
  for (const double mw : losses.loads_mw) {
    if (!tables.rule || tables.dips.empty() || mw < 0.0) {  // rules are of loads, not of generation
      event.changes.push_back({.at_s = 0.0, .mw = mw, .ramp_s = 0.0});
      continue;
    }
    const auto changes = sim::response_to_dips(*tables.rule, mw, tables.dips);
    if (changes.empty()) staying_mw.push_back(mw);
    event.changes.insert(event.changes.end(), changes.begin(), changes.end());
    for (const sim::VoltageDip& dip : tables.dips) {  // a minute after the last
      event.end_s = std::max(event.end_s, dip.at_s + dip.length_s + 60.0);
    }
  }
  if (!tables.rule) return;
  for (std::size_t load = 0; load < staying_mw.size(); ++load) {
    const auto relays = sim::frequency_relays(*tables.rule, nominal_hz, staying_mw[load], load);
    event.relays.insert(event.relays.end(), relays.begin(), relays.end());
  }
}

}  // namespace

sim::CommittedInertia inertia_of(const EventTables& tables, const sim::RunningHour& hour,
                                 const std::string& interconnection) {
  const sim::RunningInterconnection& running =
      named(hour.interconnections, interconnection, "the scenario's grid");
  return sim::committed_inertia(
      tables.machines, named(tables.interconnections, interconnection, "interconnections.csv"),
      running.technologies, running.load_mw);
}

double FollowedEvent::left_mw() const {
  double mw = 0.0;
  for (const sim::FrequencyOutcome::Acted& acted : outcome.acted) {
    const sim::FrequencyRelay& relay = event.relays[acted.relay];
    if (relay.group != sim::FrequencyRelay::kAlone) mw += relay.mw;
  }
  return mw;
}

FollowedEvent follow_event(const EventTables& tables, const sim::RunningHour& hour,
                           const std::string& interconnection, const EventLosses& losses,
                           const EventSpan& span) {
  const sim::RunningInterconnection& running =
      named(hour.interconnections, interconnection, "the scenario's grid");
  const sim::Interconnection& of =
      named(tables.interconnections, interconnection, "interconnections.csv");
  FollowedEvent followed{
      .interconnection = interconnection, .inertia = {}, .event = {}, .outcome = {}};
  followed.inertia = inertia_of(tables, hour, interconnection);
  sim::FrequencyEvent& event = followed.event;
  event.relays = sim::relays_of(of, followed.inertia);
  if (losses.unit) {
    if (running.largest_unit_mw <= 0.0) {
      throw InputError(
          fmt::format("--trip unit: no thermal unit of {} runs in that hour", running.name));
    }
    event.changes.push_back({.at_s = 0.0, .mw = -running.largest_unit_mw, .ramp_s = 0.0});
    followed.inertia = sim::without_unit(followed.inertia, tables.machines[running.unit_technology],
                                         of, followed.inertia.running[running.unit_technology],
                                         running.largest_unit_mw);
  }
  add_loads(tables, losses, of.nominal_hz, event);
  if (span.seconds) event.end_s = *span.seconds;
  event.trace_step_s = span.trace_step_s;
  followed.outcome = sim::simulate(followed.inertia.parameters, event);
  return followed;
}

}  // namespace gigaload::tools
