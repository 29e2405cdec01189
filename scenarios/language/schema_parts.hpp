#pragma once

/// Lists the keys of the language by subject; schema() joins them. An addition is one entry in the
/// schema_*.cpp that defines the function, which names the member of the model that it fills.

#include <string>
#include <vector>

#include "scenarios/language/schema.hpp"

namespace gigaload::scenarios {

/// Bounds powers by ten times what the country has: more is a slip of the unit.
inline constexpr double kMostMw = 1e7;
inline constexpr double kLongestYears = 100.0;
inline constexpr const char* kAssumed = "assumption";  // source of a default
inline constexpr const char* kChainSource = "docs/model.md, the pipeline";

[[nodiscard]] std::vector<Key> run_keys();
[[nodiscard]] std::vector<Key> report_keys();
[[nodiscard]] std::vector<Key> ensemble_keys();
[[nodiscard]] std::vector<Key> grid_keys();
/// Returns the keys of what joins regions: limits, how their lines fail, imports of groups.
[[nodiscard]] std::vector<Key> interface_keys();
/// Returns the keys of demand, supply and trade of the grid.
[[nodiscard]] std::vector<Key> balance_keys();
[[nodiscard]] std::vector<Key> weather_keys();
[[nodiscard]] std::vector<Key> outage_keys();
[[nodiscard]] std::vector<Key> demand_response_keys();

/// Returns the key of how many compartments a stage of campuses or plants has.
[[nodiscard]] Key chain_shape(std::string path, Binding fills);
/// Returns the stages of a build-out under `prefix`. `inherited`: empty for the common table
/// "stages.", whose name it is for a campus's own copy.
[[nodiscard]] std::vector<Key> stage_keys(const std::string& prefix, const std::string& inherited);
/// Returns the keys of stages that hold for all campuses together.
[[nodiscard]] std::vector<Key> common_stage_keys();
[[nodiscard]] std::vector<Key> plant_keys();
/// Returns the keys of plants that a scenario adds to the tables' or takes from them.
[[nodiscard]] std::vector<Key> overlay_keys();
[[nodiscard]] std::vector<Key> limit_keys();
[[nodiscard]] std::vector<Key> data_centre_keys();
[[nodiscard]] std::vector<Key> accelerator_keys();
[[nodiscard]] std::vector<Key> deal_keys();

/// Returns what a campus does, its IT load. `prefix`: "campus.*." or "siting.*.".
[[nodiscard]] std::vector<Key> campus_work_keys(const std::string& prefix);
/// Returns what a campus takes, gives and has of its own: water, flexible share, plant and battery
/// behind the meter, accredited capacity. Amounts of a siting rule are those of all its campuses
/// together.
[[nodiscard]] std::vector<Key> campus_device_keys(const std::string& prefix);
/// Returns the keys of a campus, and of the tables from which campuses come.
[[nodiscard]] std::vector<Key> campus_keys();
[[nodiscard]] std::vector<Key> siting_keys();

}  // namespace gigaload::scenarios
