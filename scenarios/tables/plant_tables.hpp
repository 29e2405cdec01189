#pragma once

#include <vector>

#include "grid/core/calendar.hpp"
#include "scenarios/tables/grid_tables.hpp"
#include "sim/scenario/plants.hpp"

namespace gigaload::scenarios {

struct PlantOptions {
  bool additions = true;
  bool queue = true;
  double built_share = 0.13;  // of the queue's MW; the rest gives up on the way
  double continue_rate = 1.0;
  bool retirements = true;
  double pre_development_y = 0.0;  // mean time from announcement to construction
  double construction_y = 0.0;     // and from there to operation
  grid::Hour end = 0;              // of the run
};

struct PlantTables {
  std::vector<sim::PlantAddition> additions;
  std::vector<sim::PlantRetirement> retirements;
  std::vector<sim::PlantChange> changes;
};

/// Reads planned plants, retirements and what is known of the fleet after its table:
/// fleet_additions.csv, which a folder may do without. The fleet is known up to the last date in
/// it, or else to the end of the last year of fleet.csv.
///
/// What queue.csv gives for a year is announced so that its mean arrival is the middle of that
/// year. What would have been announced before the fleet's last date enters then, and as much of it
/// as has had its time of pre-development is under construction. What came by then is taken out of
/// the rows of the years up to it, each as it is expected to be built, so that nothing counts
/// twice. After its last year the same MW a year go on, times `continue_rate`. A retirement happens
/// at the end of its year; those up to the fleet's last date are in it already.
[[nodiscard]] PlantTables read_plants(DataFolder& folder, const GridTables& grid,
                                      const PlantOptions& options);

/// Returns the hazard h of the first stage, 1/yr, that lets `built_share` s through an Erlang chain
/// of k compartments and mean length tau: (1 + h tau / k)^-k = s, so h = k / tau (s^(-1/k) - 1).
[[nodiscard]] double cancellation_for(double built_share, double mean_y, int shape);

}  // namespace gigaload::scenarios
