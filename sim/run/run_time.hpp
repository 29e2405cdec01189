#pragma once

#include <cstddef>
#include <vector>

#include "sim/run/run.hpp"

namespace gigaload::sim {

/// Returns the numbers of the exchanges from which samples are timed: the first of the run, and
/// that of the middle of July, when shortfall is likeliest, of its last year, when campuses are
/// most; of a run that has to be calibrated, of the calibration's year. The first alone where the
/// run has no such July, or begins with it.
[[nodiscard]] std::vector<std::size_t> timed_exchanges(const Scenario& scenario);

/// Returns how much of what samples cost in the last July beyond the begin an hour of the run costs
/// on average, 0 to 1: it is taken to grow evenly over the run, and to be half out of summer (June
/// to September; assumption). A whole year at its end would have two thirds of it.
[[nodiscard]] double share_of_summer(const Scenario& scenario);

/// Estimates how long run() takes here [s], without what its recorder does. The run's first
/// exchanges are timed without samples, for `about_s` seconds or so, three exchanges at least; a
/// few samples in three exchanges at each place of timed_exchanges(), for the cost of a sample and
/// of what samples share, of which the run is taken to have that of the first and
/// share_of_summer() of the difference; and calibration is counted by
/// the sample-years that it is known to take, at the cost of its summer. Samples are timed with the
/// perfect capacity that the scenario brings along. Where years stop by error it is with the fewest
/// samples that they have. The truth is mostly within a factor of two:
/// with perfect capacity that is found only then samples cost less, and the machine may have other
/// work by then.
[[nodiscard]] double estimate_run_s(const Scenario& scenario, const RunOptions& options,
                                    double about_s);

}  // namespace gigaload::sim
