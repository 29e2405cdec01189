#pragma once

/// Campuses in the ensemble: what stands behind their meters and what they give in a shortage, as
/// devices of a system of resource adequacy over one window of hours.
///
///   on-site plant    n generators behind the campus's meter: no more than its load, no export
///   battery          a store behind the same meter: gives no more than the plant leaves of the
///                    load, takes no more than the connection and the derated plant leave
///                    beside it
///   curtailable      demand response of the whole load that is never paid back, rank 0; campuses
///                    without meter are one of their region
///   own capacity     the same of the load above what is accredited
///   flexible share   demand response of the share of the rest, rank 1, paid back from surplus
///                    within the window, as far as the connection has room for it and water does
///                    not hold the campus down; what is not made up for in time is lost to the
///                    campus and no unserved energy
///
/// A flexible share's hours, energy and events of a year are counted in each sample; an hour counts
/// in which it gave anything. Notice is the hours of a shortage, anywhere in the interconnection,
/// before it helps: nobody foresees one. Its payback is energy for energy.

#include <cstdint>
#include <optional>
#include <span>

#include "grid/adequacy/system/system.hpp"
#include "sim/fleet/fleet_units.hpp"
#include "sim/frame/hour_state.hpp"
#include "sim/scenario/scenario.hpp"

namespace gigaload::sim {

/// Adds the devices of all campuses. `curtailable_mw` of the states that no campus with a meter
/// has goes to its region's.
void add_campus_devices(const Scenario& scenario, std::span<const HourState> states,
                        grid::adequacy::System& system);

/// Whose demand response it is.
struct ResponseOwner {
  std::optional<RegionIndex> region;  // campuses of the region that are cut by contract
  std::size_t campus = 0;             // if no region's
  bool flexible = false;              // its flexible share, else its contract
};
/// Nobody of the campuses for a response of the grid's own.
[[nodiscard]] std::optional<ResponseOwner> owner_of(const Scenario& scenario,
                                                    const grid::adequacy::DemandResponse& response);

}  // namespace gigaload::sim
