#pragma once

#include <map>
#include <string>
#include <vector>

#include "sim/scenario/scenario.hpp"
#include "sim/studies/running_hour.hpp"
#include "tools/event/event_asked.hpp"

namespace gigaload::tools {

/// EventLosses holds what an interconnection loses.
struct EventLosses {
  std::vector<double> loads_mw = {};     // generation below zero
  bool unit = false;                     // the largest that runs
  std::vector<double> campuses_mw = {};  // that stay: what each draws
};

/// Returns the losses of an hour by the name of their interconnection. Throws InputError where
/// nothing is lost, something twice, a campus is not there, or dips are felt by no load.
[[nodiscard]] std::map<std::string, EventLosses> losses_of(const EventAsked& asked,
                                                           const sim::Scenario& scenario,
                                                           const sim::RunningHour& hour);

}  // namespace gigaload::tools
