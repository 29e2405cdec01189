#pragma once

#include <functional>
#include <vector>

namespace gigaload::sim {

struct Scenario;

/// Finds the perfect capacity, [region] MW, with which each interconnection has the scenario's
/// wanted event-days in its base year: a planner's way to start from a grid that just meets the
/// criterion. Perfect capacity never fails; negative, it is load that is always there. It is spread
/// over the interconnection's regions by their energy in that year. Found to 0.1 % of the
/// interconnection's mean load, on common random numbers; an interconnection stays as it is where
/// 32 % of its mean load, added or taken away, is not enough, and where it has no load. `progress`,
/// where there is one, is told of each assessment of the year; false gives up, and the result is
/// empty.
[[nodiscard]] std::vector<double> calibrate(const Scenario& scenario, unsigned threads,
                                            const std::function<bool()>& progress = {});

}  // namespace gigaload::sim
