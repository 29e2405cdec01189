#include "tools/event/followed_event.hpp"

#include <fmt/format.h>

#include <algorithm>
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

/// Adds what loads do, by the rule or at once.
void lose_loads(const EventTables& tables, const std::vector<double>& loads_mw,
                sim::FrequencyEvent& event) {
  for (const double mw : loads_mw) {
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
}

}  // namespace

FollowedEvent follow_event(const EventTables& tables, const sim::RunningHour& hour,
                           const std::string& interconnection, const EventLosses& losses) {
  const sim::RunningInterconnection& running =
      named(hour.interconnections, interconnection, "the scenario's grid");
  const sim::Interconnection& of =
      named(tables.interconnections, interconnection, "interconnections.csv");
  FollowedEvent followed{.interconnection = interconnection, .inertia = {}, .outcome = {}};
  followed.inertia =
      sim::committed_inertia(tables.machines, of, running.technologies, running.load_mw);
  sim::FrequencyEvent event;
  event.relays = sim::relays_of(of, followed.inertia);
  if (losses.unit) {
    if (running.largest_unit_mw <= 0.0) {
      throw InputError(
          fmt::format("--trip unit: no thermal unit of {} runs in that hour", running.name));
    }
    event.changes.push_back({.at_s = 0.0, .mw = -running.largest_unit_mw, .ramp_s = 0.0});
    followed.inertia =
        sim::without_unit(followed.inertia, tables.machines[running.unit_technology], of,
                          running.technologies[running.unit_technology], running.largest_unit_mw);
  }
  lose_loads(tables, losses.loads_mw, event);
  followed.outcome = sim::simulate(followed.inertia.parameters, event);
  return followed;
}

}  // namespace gigaload::tools
