#pragma once

#include "grid/core/index.hpp"
#include "sim/scenario/hour.hpp"

namespace gigaload::sim {

/// Plant capacity in the interconnection queue goes through queue and construction.
struct PlantAddition {
  RegionIndex region;
  TechnologyIndex technology;
  Hour announced = 0;
  double capacity_mw = 0.0;  // before attrition
};

/// A planned retirement happens at its date.
struct PlantRetirement {
  RegionIndex region;
  TechnologyIndex technology;
  Hour at = 0;
  double capacity_mw = 0.0;
};

}  // namespace gigaload::sim
