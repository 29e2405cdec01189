#pragma once

/// Makes what stands behind the meter of a campus, and what the campus gives in a shortage, devices
/// of a system of resource adequacy over a window of hours:
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

#include <cstddef>
#include <span>
#include <vector>

#include "grid/adequacy/system/system.hpp"
#include "sim/campus/campus_hour.hpp"
#include "sim/campus/campus_identities.hpp"
#include "sim/scenario/campus.hpp"

namespace gigaload::sim {

/// Adds the devices of campus `number` of the scenario at the end of the system's lists, and its
/// meter, if it has one. `hours`: the campus in each step of the system.
void add_devices(const Campus& campus, std::size_t number, const CampusIdentities& identities,
                 std::span<const CampusHour> hours, grid::adequacy::SystemModel& system);

/// Adds the campuses of a region that are cut by contract and have no meter of their own, at the
/// end of the list. first_mw: what the contracts open in each step.
void add_curtailable(RegionIndex region, const CampusIdentities& identities,
                     std::vector<double> first_mw, grid::adequacy::SystemModel& system);

}  // namespace gigaload::sim
