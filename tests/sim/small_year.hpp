#pragma once

#include "tests/sim/small_scenario.hpp"

namespace gigaload::sim {

/// The small scenario over a whole year, with plants that are often short.
inline Scenario small_year() {
  Scenario s = small_scenario();
  s.end = grid::to_hour({2026, 1, 1});
  s.grid.technologies[0].mean_time_to_repair_h = 40.0;
  s.grid.fleet[0].capacity_mw = {1400.0, 1400.0};
  s.ensemble.samples = 100;
  s.ensemble.sampled_weather = false;
  return s;
}

}  // namespace gigaload::sim
