#include "sim/campus/campus_load.hpp"

// Load and direct water of a campus in one hour are
//
//   P_IT = I u / design PUE      P = min(P_IT PUE(air, u), I)      D = P_IT WUE(air, u)
//
// with I the filled MW at the meter, u the share of the IT capacity in use (it_load.cpp). Where
// the meter limits P, P_IT is what it leaves.
//
// With no more than A of the water D at hand a part is cooled dry, as large as makes the water
// last for all of it; what water (a tower that is the only way out takes as much when dry) or the
// meter then leave no cooling for is given up:
//
//   P_wet = (A - P_IT WUE_dry) / (WUE - WUE_dry), not below 0; A / WUE where dry saves nothing
//   P_dry = min(P_IT - P_wet, A / WUE_dry if P_wet = 0, (I - P_wet PUE) / PUE_dry), or 0
//   P     = P_wet PUE + P_dry PUE_dry              use = P_wet WUE + P_dry WUE_dry <= A
//   short = D - use                                limited = (P_IT - P_wet - P_dry) PUE

#include <algorithm>
#include <utility>

namespace gigaload::sim {

CampusLoad::CampusLoad(const CampusLoadParameters& parameters,
                       std::shared_ptr<const CoolingTable> cooling)
    : parameters_(parameters), cooling_(std::move(cooling)), it_load_(parameters) {}

CampusLoad::CampusLoad(const CampusLoadParameters& parameters, double pressure_pa,
                       const SharedWork& shared)
    : CampusLoad(parameters, shared.cooling_table(parameters.cooling, parameters.cooling_parameters,
                                                  pressure_pa)) {}

CampusLoad::Hourly CampusLoad::at(double filled_mw, const grid::LocalHour& hour, double dry_bulb_c,
                                  double wet_bulb_c) const {
  const double u = it_load_.at(hour);
  const CoolingDemand cooling = cooling_->at(dry_bulb_c, wet_bulb_c, u);
  const double wanted_mw = filled_mw * u / parameters_.design_pue;
  const double it_mw = std::min(wanted_mw, filled_mw / cooling.pue);
  return {.load_mw = std::min(wanted_mw * cooling.pue, filled_mw),
          .water_m3 = it_mw * cooling.wue_l_per_kwh,  // 1 MWh x 1 L/kWh = 1 m3
          .it_mw = it_mw};
}

CampusLoad::Hourly CampusLoad::limited(double filled_mw, const grid::LocalHour& hour,
                                       double dry_bulb_c, double wet_bulb_c,
                                       double water_m3) const {
  const Hourly full = at(filled_mw, hour, dry_bulb_c, wet_bulb_c);
  const double left_m3 = std::max(0.0, water_m3);
  if (full.water_m3 <= left_m3) return full;
  const double u = it_load_.at(hour);
  const CoolingDemand wet = cooling_->at(dry_bulb_c, wet_bulb_c, u);
  const CoolingDemand dry = cooling_->dry_at(dry_bulb_c, wet_bulb_c, u);
  double wet_mw = 0.0, dry_mw = 0.0;
  const double dry_m3 = full.it_mw * dry.wue_l_per_kwh;  // all of it dry
  if (dry_m3 >= full.water_m3) {
    wet_mw = full.it_mw * left_m3 / full.water_m3;
  } else {
    wet_mw = full.it_mw * std::max(0.0, left_m3 - dry_m3) / (full.water_m3 - dry_m3);
    dry_mw = full.it_mw - wet_mw;
    if (dry_m3 > left_m3) dry_mw *= left_m3 / dry_m3;
  }
  dry_mw = std::min(dry_mw, std::max(0.0, filled_mw - wet_mw * wet.pue) / dry.pue);
  Hourly hourly;
  hourly.water_m3 = std::min(wet_mw * wet.wue_l_per_kwh + dry_mw * dry.wue_l_per_kwh, left_m3);
  hourly.water_short_m3 = full.water_m3 - hourly.water_m3;
  hourly.it_mw = wet_mw + dry_mw;
  hourly.load_mw = std::min(wet_mw * wet.pue + dry_mw * dry.pue, filled_mw);
  hourly.water_limited_mw = std::max(0.0, full.it_mw - hourly.it_mw) * wet.pue;
  return hourly;
}

}  // namespace gigaload::sim
