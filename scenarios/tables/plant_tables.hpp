#pragma once

#include <vector>

#include "grid/core/calendar.hpp"
#include "scenarios/tables/grid_tables.hpp"
#include "sim/scenario/plants.hpp"

namespace gigaload::scenarios {

struct PlantOptions {
  bool queue = true;
  double built_share = 0.13;  // of the queue's MW; the rest gives up on the way
  double continue_rate = 1.0;
  bool retirements = true;
  double mean_stages_y = 0.0;  // from announcement to operation
  grid::Hour end = 0;          // of the run
};

struct PlantTables {
  std::vector<sim::PlantAddition> additions;
  std::vector<sim::PlantRetirement> retirements;
};

/// Reads planned plants and retirements. What queue.csv gives for a year is announced so that its
/// mean arrival is the middle of that year, but not before the end of the last year of the fleet
/// table: older projects are in the fleet already. After its last year the same MW a year go on,
/// times `continue_rate`. A retirement happens at the end of its year, those of the fleet table's
/// years are in it already.
[[nodiscard]] PlantTables read_plants(DataFolder& folder, const GridTables& grid,
                                      const PlantOptions& options);

/// Returns the hazard h of the first stage, 1/yr, that lets `built_share` s through an Erlang chain
/// of k compartments and mean length tau: (1 + h tau / k)^-k = s, so h = k / tau (s^(-1/k) - 1).
[[nodiscard]] double cancellation_for(double built_share, double mean_y, int shape);

}  // namespace gigaload::scenarios
