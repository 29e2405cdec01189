#pragma once

namespace gigaload::sim {

/// Describes the stages that capacity passes on its way to the grid: mean lengths and numbers of
/// compartments of the Erlang chains, and the hazards of giving up.
struct StageTimes {
  double pre_development_y = 4.8;
  double construction_y = 2.4;
  int pre_development_shape = 4;
  int construction_shape = 4;
  double pre_development_cancellation_per_y = 0.0;
  double construction_cancellation_per_y = 0.0;
  double fill_y = 1.5;
  int buildings = 1;           // equal ones, built one after another (sim/years/building_times.hpp)
  double first_power_y = 0.0;  // mean time of construction of the first; 0: construction_y over
                               // their number
};

}  // namespace gigaload::sim
