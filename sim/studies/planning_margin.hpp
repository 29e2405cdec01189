#pragma once

#include <cstddef>

#include "sim/scenario/areas.hpp"

namespace gigaload::sim {

class YearStudy;

/// Holds an area in the hour of its highest load in a study's year, as a planner's reserve margin
/// counts it.
struct PlanningMargin {
  double peak_mw = 0.0;      // what the grid is asked for, with campuses
  double capacity_mw = 0.0;  // that counts at the peak

  /// Returns capacity over peak, less one.
  [[nodiscard]] double margin() const { return capacity_mw / peak_mw - 1.0; }
  /// Returns what is missing to a margin [MW]; negative for what is too much.
  [[nodiscard]] double missing_mw(double wanted) const {
    return (1.0 + wanted) * peak_mw - capacity_mw;
  }
};

/// Counts an area's capacity at its peak in the weather of the study: thermal plants and stores
/// with what is installed then, without outages; wind, sun, water and all else with what they give
/// in that hour; and what Canada sends in it. Imports from other areas and demand response do not
/// count. Zeros for an area without load.
[[nodiscard]] PlanningMargin planning_margin(const YearStudy& study, const Area& area);

}  // namespace gigaload::sim
