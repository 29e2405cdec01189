#pragma once

/// What a campus's cooling and electrical losses take, per kW of IT:
///
///   PUE = pue_base + pue_per_k * max(0, T - pue_knee)
///   WUE = min(wue_base + wue_per_k * max(0, T - wue_knee), wue_max)   [L/kWh of IT]
///
/// T the dry bulb. A linear fit to annual values by climate (data/cooling.csv); it stands behind
/// the call that a physical model answers as well.

namespace gigaload::sim {

struct CoolingCurve {
  double pue_base = 1.1;
  double pue_per_k = 0.0;
  double pue_knee_c = 15.0;
  double wue_base_l_per_kwh = 0.0;
  double wue_per_k = 0.0;
  double wue_knee_c = 15.0;
  double wue_max_l_per_kwh = 0.0;
};

struct Air {
  double dry_bulb_c = 15.0;
  double wet_bulb_c = 10.0;
};

struct CoolingDemand {
  double pue = 1.0;            // kW at the meter per kW of IT
  double wue_l_per_kwh = 0.0;  // water consumed per kWh of IT
};

/// Throws InternalError for air that is not finite.
[[nodiscard]] CoolingDemand cooling_demand(const CoolingCurve& curve, const Air& air);

}  // namespace gigaload::sim
