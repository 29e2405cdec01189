#pragma once

#include <cmath>
#include <limits>
#include <string>

#include "grid/core/hours_of_year.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/years/build_out.hpp"

namespace gigaload::sim {

/// Three regions and two technologies without fleet, limits or campuses, 2025 to 2037.
inline Scenario years_scenario() {
  constexpr double inf = std::numeric_limits<double>::infinity();
  Scenario s;
  s.begin = grid::to_hour({2025, 1, 1});
  s.end = grid::to_hour({2037, 1, 1});
  for (const char* name : {"A", "B", "C"}) {
    s.grid.regions.push_back({name, name, "one", "America/New_York"});
  }
  s.grid.technologies.resize(2);
  s.grid.technologies[0].name = "gas";
  s.grid.technologies[1].name = "wind";
  s.limits.connection_mw_per_y = {inf, inf, inf};
  s.limits.national_construction_mw = inf;
  s.limits.accelerator_supply_mw_per_y = inf;
  return s;
}

/// Hours of `years` model years, to the hour.
inline Hour hours_of(double years) { return std::llround(years * grid::kHoursOfJulianYear); }

inline Campus& add_campus(Scenario& s, std::string name, Phase phase, std::size_t region = 0) {
  Campus campus;
  campus.name = std::move(name);
  campus.region = RegionIndex(region);
  campus.phases = {phase};
  s.campuses.push_back(std::move(campus));
  return s.campuses.back();
}

inline BuildOutFrame state_at(BuildOut& build_out, Hour hour) {
  BuildOutFrame frame;
  build_out.advance(hour, frame);
  return frame;
}

}  // namespace gigaload::sim
