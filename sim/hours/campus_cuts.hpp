#pragma once

#include <cstddef>
#include <span>

#include "sim/campus/campuses.hpp"
#include "sim/frame/frame.hpp"
#include "sim/hours/hour_state.hpp"

namespace gigaload::sim {

struct Scenario;

/// Lays what the campuses of a region lose together on each of them that has no meter of its own,
/// by its share of the load that goes first. of_region_mw: [hour][region]; campus_cut_mw: [hour of
/// the run][campus], of which rows from `row` on are those of `states`.
void add_campus_cuts(const Scenario& scenario, const Campuses& campuses,
                     const Table<double>& of_region_mw, std::span<const HourState> states,
                     std::size_t row, Table<double>& campus_cut_mw);

}  // namespace gigaload::sim
