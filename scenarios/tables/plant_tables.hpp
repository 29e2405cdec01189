#pragma once

#include <optional>
#include <span>
#include <vector>

#include "grid/core/calendar.hpp"
#include "scenarios/tables/grid_tables.hpp"
#include "sim/scenario/plants.hpp"

namespace gigaload::scenarios {

/// The retirements that happen: those of retirements.csv, or those of retirements_doe.csv besides.
enum class RetirementPlan { planned, doe };
[[nodiscard]] std::span<const char* const> names_of(RetirementPlan plan);

struct PlantOptions {
  bool additions = true;
  bool announced = true;
  bool queue = true;
  /// Holds the share of the queue's MW that is built, the rest giving up on the way; none: by
  /// technology and year of queue_completion.csv.
  // NOLINTNEXTLINE(readability-redundant-member-init): g++ warns of what a designated list leaves
  // out
  std::optional<double> built_share = {};
  double continue_rate = 1.0;
  bool retirements = true;
  RetirementPlan retirement_plan = RetirementPlan::planned;
  double pre_development_y = 0.0;  // mean time from announcement to construction
  double construction_y = 0.0;     // and from there to operation
  grid::Hour end = 0;              // of the run
};

struct PlantTables {
  std::vector<sim::PlantAddition> additions;
  std::vector<sim::PlantRetirement> retirements;
  std::vector<sim::PlantChange> changes;
};

/// Is the share of the queue's MW that is built where neither an option nor a table says another.
inline constexpr double kBuiltShare = 0.13;

/// Reads planned plants, retirements and what is known of the fleet after its table:
/// fleet_additions.csv, and what is announced by date in announced_plants.csv, its MW times their
/// probability. A folder may do without either. The fleet is known up to the last date of
/// fleet_additions.csv, or else to the end of the last year of fleet.csv.
///
/// What queue.csv gives for a year is announced so that its mean arrival is the middle of that
/// year. What would have been announced before the fleet's last date enters then, and as much of it
/// as has had its time of pre-development is under construction. What came by then is taken out of
/// the rows of the years up to it, and what is announced out of those up to its date, each as it is
/// expected to be built, so that nothing counts twice. Without the option built_share what gives up
/// is taken away beforehand, by queue_completion.csv. After its last year the same MW a year go on,
/// times `continue_rate`. A retirement happens at the end of its year; those up to the fleet's last
/// date are in it already.
[[nodiscard]] PlantTables read_plants(DataFolder& folder, const GridTables& grid,
                                      const PlantOptions& options);

/// Returns the hazard h of the first stage, 1/yr, that lets `built_share` s through an Erlang chain
/// of k compartments and mean length tau: (1 + h tau / k)^-k = s, so h = k / tau (s^(-1/k) - 1).
[[nodiscard]] double cancellation_for(double built_share, double mean_y, int shape);

}  // namespace gigaload::scenarios
