#pragma once

#include "grid/adequacy/system/system.hpp"

namespace gigaload::tools {

/// Four hours of 5 MW, from one unit of 5 MW that is out a tenth of the time; in a group "all".
inline grid::adequacy::SystemModel one_unit() {
  grid::adequacy::SystemModel system;
  system.steps = 4;
  system.start = "2024-01-01T00:00:00-05:00";
  system.regions = {{"A \"quoted\"", 5.0}};
  grid::adequacy::Generator unit;
  unit.name = "unit";
  unit.capacity = 5.0;
  unit.chain = {0.1, 0.9};
  system.generators = {unit};
  system.groups = {{"all", {RegionIndex(0)}}};
  return system;
}

}  // namespace gigaload::tools
