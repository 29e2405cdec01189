#pragma once

#include <span>
#include <string>
#include <vector>

namespace gigaload::sim {

struct Scenario;

/// Names what adequacy is told of: "all", each interconnection in the order of its first region,
/// each region.
[[nodiscard]] std::vector<std::string> area_names(const Scenario& scenario);

/// Returns the sums over the regions of each area.
[[nodiscard]] std::vector<double> by_area(const Scenario& scenario,
                                          std::span<const double> by_region);

}  // namespace gigaload::sim
