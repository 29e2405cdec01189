#pragma once

#include <string>
#include <vector>

#include "sim/scenario/scenario.hpp"

namespace gigaload::sim {

class YearStudy;

/// Returns what a region is calibrated with: its interconnection or, by planning area, that;
/// empty where it is in none.
[[nodiscard]] const std::string& calibrated_with(const Scenario& scenario,
                                                 const grid::Region& region);

/// Returns the event-days a year that are wanted of an interconnection or a planning area.
[[nodiscard]] double wanted_event_days(const Calibration& calibration, const std::string& name);

/// Tells whether a region's perfect capacity needs no samples: what it is calibrated with has it
/// given, or a margin; by planning area its interconnection has it given, or it is in no planning
/// area and has none.
[[nodiscard]] bool is_known(const Scenario& scenario, const grid::Region& region);

/// Returns the perfect capacity of the regions that are known so, [region] MW, 0 for the others: an
/// area's or an interconnection's is spread over its regions by their energy in the study's hours.
/// Capacity that is given for an area counts before a margin of it, and that before what is given
/// for its interconnection.
[[nodiscard]] std::vector<double> known_capacity_mw(const YearStudy& study);

}  // namespace gigaload::sim
