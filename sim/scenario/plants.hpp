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
  /// It is at the beginning of construction, where nothing gives up any more.
  bool under_construction = false;
};

/// Capacity comes evenly from one date to another, at once where they are the same; below zero it
/// goes.
struct PlantChange {
  RegionIndex region;
  TechnologyIndex technology;
  Hour from = 0;
  Hour to = 0;
  double capacity_mw = 0.0;
};

/// A planned retirement happens at its date.
struct PlantRetirement {
  RegionIndex region;
  TechnologyIndex technology;
  Hour at = 0;
  double capacity_mw = 0.0;
};

}  // namespace gigaload::sim
