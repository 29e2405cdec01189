#pragma once

#include "tools/event/followed_event.hpp"

namespace gigaload::tests {

/// An interconnection "east" of one technology, in which nothing answers: 5 GW s.
inline tools::EventTables small_tables() {
  tools::EventTables tables;
  tables.machines = {{.technology = "gas", .inertia_s = 4.5, .loading = 0.8}};
  tables.interconnections.emplace_back().name = "east";
  return tables;
}

/// 800 MW of gas, 1 GW of it committed; two campuses.
inline sim::RunningHour small_hour() {
  return {.interconnections = {{.name = "east",
                                .load_mw = 800.0,
                                .technologies = {{.available_mw = 2000.0, .generation_mw = 800.0}},
                                .largest_unit_mw = 200.0,
                                .unit_technology = 0}},
          .campus_mw = {30.0, 20.0}};
}

/// 100 MW of generation are lost, for a second: -0.6 Hz/s.
inline tools::FollowedEvent small_followed() {
  return tools::follow_event(small_tables(), small_hour(), "east", {.loads_mw = {-100.0}},
                             {.seconds = 1.0, .trace_step_s = 0.25});
}

}  // namespace gigaload::tests
