#pragma once

#include <vector>

#include "grid/system/system.hpp"
#include "scenarios/readers/site_reader.hpp"
#include "sim/scenario/campus.hpp"
#include "sim/scenario/limits.hpp"

namespace gigaload::scenarios {

/// Reads the limits of connections: of regions, and of states, planning areas and interconnections
/// of several. A name of neither goes to the problems.
void read_connections(const SiteContext& context, const std::vector<grid::Region>& regions,
                      sim::Limits& limits);

/// Adds stages.delay of the areas that a campus lies in to its mean time of pre-development.
void add_delays(const SiteContext& context, const std::vector<grid::Region>& regions,
                std::vector<sim::Campus>& campuses);

}  // namespace gigaload::scenarios
