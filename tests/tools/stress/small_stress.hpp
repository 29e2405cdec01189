#pragma once

#include <limits>

#include "tools/stress/stress_rows.hpp"

namespace gigaload::tools {

/// Two areas of an interconnection, of which the second sheds load in the second of two hours.
inline sim::Stress small_stress() {
  sim::Stress stress;
  stress.begin = grid::to_hour({2030, 12, 18});
  stress.end = stress.begin + 2;
  stress.samples = 40;
  stress.assumptions = {"no reserve", "one weather"};
  const auto area = [&](const char* name, sim::AreaKind kind, std::size_t region, double shed_mw) {
    sim::StressArea told;
    told.area = {name, kind, {RegionIndex(region)}};
    told.demand_mw = {30000.0, 31000.0};
    told.import_mw = {500.0, 600.0};
    told.outage_mw = {4000.0, 5000.0};
    told.outage_p10_mw = {3500.0, 4500.0};
    told.outage_p90_mw = {4500.0, 5600.0};
    told.shed_mw = {0.0, shed_mw};
    told.shed_p90_mw = {0.0, 2.0 * shed_mw};
    told.demand_peak_mw = 31000.0;
    told.thermal_mw = 25000.0;
    told.outages_mw = {5000.0, 40.0, 4500.0, 5000.0, 5600.0};
    told.outages_at = stress.begin + 1;
    told.peak_shed_mw = {shed_mw, 25.0, 0.0, 0.8 * shed_mw, 2.0 * shed_mw};
    told.shed_mwh = told.peak_shed_mw;
    told.shed_hours = {shed_mw > 0.0 ? 0.7 : 0.0, 0.1, 0.0, 1.0, 1.0};
    told.worst_at = stress.begin + 1;
    told.worst_import_mw = 600.0;
    told.coldest_day_c = std::numeric_limits<double>::infinity();
    told.warmest_day_c = -std::numeric_limits<double>::infinity();
    stress.areas.push_back(told);
  };
  area("all", sim::AreaKind::all, 0, 0.0);
  area("eastern", sim::AreaKind::interconnection, 0, 0.0);
  area("PJM <east>", sim::AreaKind::planning_area, 0, 0.0);
  area("TVA", sim::AreaKind::planning_area, 1, 3000.0);
  area("TN", sim::AreaKind::region, 1, 3000.0);
  area("OH", sim::AreaKind::region, 0, 0.0);
  return stress;
}

inline sim::StressEvent small_event() {
  sim::StressEvent event;
  event.name = "elliott";
  event.title = "Winter Storm Elliott";
  event.begin = grid::to_hour({2022, 12, 21});
  event.end = event.begin + 2;
  return event;
}

}  // namespace gigaload::tools
