#pragma once

#include <functional>
#include <vector>

#include "sim/cooling/shared_work.hpp"

namespace gigaload::sim {

class YearStudy;
struct Scenario;

/// It is told as assessments go on: sample-years done, and expected in all. False gives up.
using CalibrationProgress = std::function<bool(double done, double total)>;

/// Finds the perfect capacity, [region] MW, with which each interconnection, or each planning area,
/// has the scenario's wanted event-days in its base year: a planner's way to start from a grid that
/// just meets the criterion. Where the run covers part of that year, the days wanted of it are the
/// same part of those wanted of a year. Perfect capacity never fails; negative, it is load that is
/// always there. It is spread over the regions by their energy in that year. Found to 0.1 % of the
/// mean load, on common random numbers (calibration_search.hpp; area_calibration.hpp), where the
/// scenario neither brings it along nor asks for a margin; the same for any number of threads. What
/// has no load stays as it is. With `progress` that gives up the result is empty; `shared`: with
/// the run that it is for. Throws NumericalError that says what was tried where 40 % of an
/// interconnection's mean load, or all of a planning area's, added or taken away, is not enough.
[[nodiscard]] std::vector<double> calibrate(const Scenario& scenario, unsigned threads,
                                            const CalibrationProgress& progress = {},
                                            const SharedWork& shared = SharedWork());

/// Tells whether run() calibrates on samples before its own: there is an interconnection, or a
/// planning area where it is by these, whose perfect capacity the scenario does not bring along and
/// that has no margin as its target.
[[nodiscard]] bool has_to_calibrate(const Scenario& scenario);

}  // namespace gigaload::sim
