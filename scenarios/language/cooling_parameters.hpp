#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "scenarios/language/schema.hpp"
#include "scenarios/language/settings.hpp"
#include "scenarios/tables/data_folder.hpp"
#include "sim/scenario/data_centres.hpp"

namespace gigaload::scenarios {

using CoolingBySize = std::array<sim::CoolingParameters, sim::kCentreSizes>;

/// Reads cooling_parameters.csv: every parameter once, a column for each size.
[[nodiscard]] CoolingBySize read_cooling(DataFolder& folder);

/// Returns the parameters that a scenario may set for all campuses, "cooling.tower.approach"; the
/// defaults are those of the shipped table.
[[nodiscard]] std::vector<Key> cooling_keys();
/// Returns them for one campus, "campus.abilene.cooling_parameters.tower.approach". `prefix` ends
/// with a dot.
[[nodiscard]] std::vector<Key> cooling_keys(const std::string& prefix);

/// Puts what the scenario sets under `prefix` in the place of `parameters`.
void apply_cooling(const Settings& settings, const std::string& prefix,
                   sim::CoolingParameters& parameters, Problems& problems);

}  // namespace gigaload::scenarios
