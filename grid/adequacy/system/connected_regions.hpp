#pragma once

#include <cstddef>
#include <vector>

#include "grid/adequacy/system/system.hpp"

namespace gigaload::grid::adequacy {

/// Tells whether the limit can be one: an interface leads out of its group, and a step has a limit.
[[nodiscard]] bool can_bind(const SystemModel& system, const ImportLimit& limit);

/// Returns for each region the number of the component it is in: regions that interfaces join, over
/// others if need be, have the same number, and so have those of a limit on imports that can be
/// one, since what one of them takes in is none of the others'. Components are numbered by their
/// lowest regions.
[[nodiscard]] std::vector<std::size_t> connected_regions(const SystemModel& system);

}  // namespace gigaload::grid::adequacy
