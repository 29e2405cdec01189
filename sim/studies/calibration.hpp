#pragma once

#include <functional>
#include <vector>

#include "sim/cooling/shared_work.hpp"

namespace gigaload::sim {

class YearStudy;
struct Scenario;

/// It is told as assessments go on: sample-years done, and expected in all. False gives up.
using CalibrationProgress = std::function<bool(double done, double total)>;

/// Finds the perfect capacity, [region] MW, with which each interconnection has the scenario's
/// wanted event-days in its base year: a planner's way to start from a grid that just meets the
/// criterion. Where the run covers part of that year, the days wanted of it are the same part of
/// those wanted of a year. Perfect capacity never fails; negative, it is load that is always there.
/// It is spread over the interconnection's regions by their energy in that year. Found to 0.1 % of
/// the interconnection's mean load, on common random numbers (calibration_search.hpp), where the
/// scenario does not bring it along, the same for any number of threads; an interconnection without
/// load stays as it is. With `progress` that gives up the result is empty; `shared`: with the run
/// that it is for. Throws NumericalError that says what was tried where 40 % of an
/// interconnection's mean load, added or taken away, is not enough.
[[nodiscard]] std::vector<double> calibrate(const Scenario& scenario, unsigned threads,
                                            const CalibrationProgress& progress = {},
                                            const SharedWork& shared = SharedWork());

/// Tells whether run() calibrates before its samples: there is an interconnection whose perfect
/// capacity the scenario does not bring along.
[[nodiscard]] bool has_to_calibrate(const Scenario& scenario);

/// Returns the perfect capacity that the scenario of a study brings along, [region] MW, spread over
/// an interconnection's regions by their energy in the study's hours; none where it brings none.
[[nodiscard]] std::vector<double> given_perfect_mw(const YearStudy& study);

}  // namespace gigaload::sim
