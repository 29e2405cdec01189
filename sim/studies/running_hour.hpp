#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "sim/scenario/hour.hpp"
#include "sim/seconds/committed_inertia.hpp"

namespace gigaload::sim {

struct Scenario;

/// Holds what runs in an hour of a scenario, by interconnection.
struct RunningInterconnection {
  std::string name;
  double load_mw = 0.0;                         // served
  std::vector<RunningTechnology> technologies;  // in the grid's order
  double largest_unit_mw = 0.0;  // of the thermal units that run, by the size of their class
  std::size_t unit_technology = 0;
};

struct RunningHour {
  std::vector<RunningInterconnection> interconnections;
  std::vector<double> campus_mw;  // what campuses draw from the grid, if all is served
};

/// Returns what runs in the hour that begins at `hour`: the balance at least cost of derated plants
/// (grid/balance/dispatch.hpp) in the weather of the run. Stores begin the hour's exchange as full
/// as a run begins, and carry over from its first hour on; demand response is not called. Throws
/// InputError for an hour outside of the run.
[[nodiscard]] RunningHour running_hour(const Scenario& scenario, Hour hour);

/// It is told of an hour and what runs in it.
using RunningHourSeen = std::function<void(Hour hour, RunningHour running)>;

/// Tells of all hours of a calendar year that lie inside the run, in order, each as running_hour()
/// has it. Throws InputError for a year outside of the run.
void running_hours(const Scenario& scenario, int year, const RunningHourSeen& seen);

}  // namespace gigaload::sim
