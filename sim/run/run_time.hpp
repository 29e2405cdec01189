#pragma once

#include "sim/run/run.hpp"

namespace gigaload::sim {

/// Estimates how long run() takes here [s], without what its recorder does. The run's first
/// exchanges are timed without samples, for `about_s` seconds or so, three exchanges at least; a
/// few samples in the same exchanges, for the cost of a sample and of what samples share; and
/// calibration is counted by the sample-years that it is known to take. The truth is mostly within
/// a factor of two: later years have more campuses and more shortfall than the first weeks, and the
/// machine may have other work by then.
[[nodiscard]] double estimate_run_s(const Scenario& scenario, const RunOptions& options,
                                    double about_s);

}  // namespace gigaload::sim
