#include "sim/swing/training_steps.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "grid/core/random.hpp"

namespace gigaload::sim {

double power_mw(const TrainingSteps& steps, double time_s) {
  const double at_s = time_s - steps.period_s * std::floor(time_s / steps.period_s);
  const double computes_s = steps.duty * steps.period_s;
  double share = at_s < computes_s ? 1.0 : 0.0;
  if (steps.corner_s > 0.0) {
    const double rise = at_s / steps.corner_s, fall = (at_s - computes_s) / steps.corner_s;
    share = at_s < computes_s ? std::min(1.0, rise) : std::max(0.0, 1.0 - fall);
  }
  return steps.low_mw + share * (steps.high_mw - steps.low_mw);
}

PowerTrace training_trace(const TrainingSteps& steps, const CampusSum& sum, double step_s,
                          double length_s) {
  const grid::RandomSource random(sum.seed, grid::Stream::training_steps, 0);
  std::vector<double> late_s(sum.campuses, 0.0);
  for (std::size_t i = 0; i < sum.campuses && !sum.in_step; ++i) {
    late_s[i] = steps.period_s * random.uniform(static_cast<std::uint32_t>(i), 0)[0];
  }
  PowerTrace trace{.start_s = 0.0, .step_s = step_s, .power_mw = {}};
  trace.power_mw.assign(steps_in(length_s, step_s) + 1, 0.0);
  for (std::size_t i = 0; i < trace.power_mw.size(); ++i) {
    for (const double late : late_s) trace.power_mw[i] += power_mw(steps, trace.time_s(i) - late);
  }
  return trace;
}

}  // namespace gigaload::sim
