#include "sim/cooling.hpp"

#include <algorithm>
#include <cmath>

#include "grid/error.hpp"

namespace gigaload::sim {

CoolingDemand cooling_demand(const CoolingCurve& curve, const Air& air) {
  const double t = air.dry_bulb_c;
  if (!std::isfinite(t)) throw InternalError("cooling: the dry bulb is not a number");
  return {
      .pue = curve.pue_base + curve.pue_per_k * std::max(0.0, t - curve.pue_knee_c),
      .wue_l_per_kwh =
          std::min(curve.wue_base_l_per_kwh + curve.wue_per_k * std::max(0.0, t - curve.wue_knee_c),
                   curve.wue_max_l_per_kwh),
  };
}

}  // namespace gigaload::sim
