#pragma once

#include <span>
#include <vector>

#include "grid/adequacy/system/system.hpp"
#include "sim/campus/campuses.hpp"
#include "sim/hours/hour_state.hpp"

namespace gigaload::sim {

/// Returns the load of a region's campuses that is cut first and has no meter of its own, MW by
/// region.
[[nodiscard]] std::vector<double> first_without_meter_mw(const Campuses& campuses,
                                                         const HourState& state);

/// Adds the devices of all campuses (campus_devices.hpp) to a system whose steps are the hours of
/// `states`, and sorts its devices by region. What the contracts of campuses without a meter open
/// is one demand response of their region.
void add_campus_devices(const Campuses& campuses, std::span<const HourState> states,
                        grid::adequacy::SystemModel& system);

}  // namespace gigaload::sim
