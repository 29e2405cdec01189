#pragma once

#include <span>
#include <string>
#include <vector>

#include "sim/scenario/scenario.hpp"

namespace gigaload::sim {

/// What adequacy is told of: "all", each interconnection in the order of its first region, each
/// region.
[[nodiscard]] std::vector<std::string> area_names(const Scenario& scenario);

/// Sums over the regions of each area.
[[nodiscard]] std::vector<double> by_area(const Scenario& scenario,
                                          std::span<const double> by_region);

}  // namespace gigaload::sim
