#include "sim/swing/rack_smoothing.hpp"

#include <algorithm>
#include <cmath>

namespace gigaload::sim {

SmoothedTrace smoothed(const PowerTrace& trace, const RackSmoothing& racks) {
  constexpr double kSecondsOfHour = 3600.0, kSecondsOfMinute = 60.0;
  SmoothedTrace found{.grid = trace};
  if (trace.power_mw.empty()) return found;
  const double dt_s = trace.step_s;
  const double most_change_mw = racks.ramp_mw_per_min / kSecondsOfMinute * dt_s;
  const double half_mws = 0.5 * racks.energy_mwh * kSecondsOfHour;
  const double return_s = std::max(racks.return_s, dt_s);  // a longer step would overshoot the half
  double drawn_mw = std::max(trace.power_mw.front(), racks.floor_mw), above_mws = 0.0;
  for (double& power_mw : found.grid.power_mw) {
    const double needed_mw = std::max(power_mw, racks.floor_mw);
    found.burnt_mwh += (needed_mw - power_mw) * dt_s / kSecondsOfHour;
    const double wanted_mw = needed_mw - above_mws / return_s;
    drawn_mw += std::clamp(wanted_mw - drawn_mw, -most_change_mw, most_change_mw);
    const double next_mws = above_mws + (drawn_mw - needed_mw) * dt_s;
    const double kept_mws = std::clamp(next_mws, -half_mws, half_mws);
    if (kept_mws != next_mws) {
      drawn_mw = needed_mw + (kept_mws - above_mws) / dt_s;
      found.spent_s += dt_s;
    }
    above_mws = kept_mws;
    found.most_mw = std::max(found.most_mw, std::abs(drawn_mw - needed_mw));
    power_mw = drawn_mw;
  }
  return found;
}

}  // namespace gigaload::sim
