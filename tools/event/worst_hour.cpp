#include "tools/event/worst_hour.hpp"

#include <fmt/format.h>

#include <cmath>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "grid/core/error.hpp"
#include "tools/event/event_losses.hpp"
#include "tools/event/followed_event.hpp"

namespace gigaload::tools {

namespace {

/// Returns a number that is the larger the worse the hour is.
double badness(const EventAsked& asked, const EventTables& tables, const sim::Scenario& scenario,
               const sim::RunningHour& running, HourKind kind) {
  const auto losses = losses_of(asked, scenario, running);
  if (losses.size() > 1) {
    std::vector<std::string> names;
    for (const auto& [name, of] : losses) names.push_back(name);
    throw InputError(fmt::format(
        "--year: losses of one interconnection are wanted, not of {}; --interconnection "
        "says where --loss and a unit are lost",
        fmt::join(names, " and ")));
  }
  const auto& [name, lost] = *losses.begin();
  if (kind == HourKind::inertia) return -inertia_of(tables, running, name).energy_mws;
  const FollowedEvent followed =
      follow_event(tables, running, name, lost, {.seconds = asked.seconds, .trace_step_s = 0.0});
  return std::abs(followed.outcome.extreme_hz - followed.inertia.parameters.nominal_hz);
}

}  // namespace

ScreenedHour worst_hour(const EventAsked& asked, const EventTables& tables,
                        const sim::Scenario& scenario, int year, HourKind kind) {
  ScreenedHour worst;
  double most = -std::numeric_limits<double>::infinity();
  sim::running_hours(scenario, year, [&](sim::Hour hour, sim::RunningHour running) {
    const double bad = badness(asked, tables, scenario, running, kind);
    if (bad <= most) return;
    most = bad;
    worst = {.hour = hour, .running = std::move(running)};
  });
  return worst;
}

}  // namespace gigaload::tools
