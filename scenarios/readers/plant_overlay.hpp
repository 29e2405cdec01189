#pragma once

#include <string>
#include <vector>

#include "scenarios/language/settings.hpp"
#include "scenarios/tables/plant_tables.hpp"

namespace gigaload::scenarios {

/// Adds to the plants of the tables what a scenario says itself: each [plant.NAME] comes on its
/// day, and goes on another if it has one, each [retire.NAME] goes on its day. `end`: of the run,
/// behind which nothing happens. A region or technology that is none is a problem, and so is a
/// region that is not in grid.regions, unless grid.outside drops it: then a notice says what is
/// left out. A notice also tells a retirement of more than the tables' fleet and its dated plants
/// have then.
void read_plant_overlay(const Settings& settings, const GridTables& grid, grid::Hour end,
                        PlantTables& plants, Problems& problems, std::vector<std::string>& notices);

}  // namespace gigaload::scenarios
