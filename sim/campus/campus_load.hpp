#pragma once

/// Load and direct water of a campus in one hour (docs/model.md):
///
///   P_IT = I u / design PUE      P = min(P_IT PUE(air, u), I)      D = P_IT WUE(air, u)
///
/// I the filled MW at the meter, u the share of the IT capacity in use (it_load.hpp). Where the
/// meter limits P, P_IT is what it leaves.
///
/// With no more than A of the water D at hand a part is cooled dry, as large as makes the water
/// last for all of it; what water (a tower that is the only way out takes as much when dry) or the
/// meter then leave no cooling for is given up:
///
///   P_wet = (A - P_IT WUE_dry) / (WUE - WUE_dry), not below 0; A / WUE where dry saves nothing
///   P_dry = min(P_IT - P_wet, A / WUE_dry if P_wet = 0, (I - P_wet PUE) / PUE_dry), or 0
///   P     = P_wet PUE + P_dry PUE_dry              use = P_wet WUE + P_dry WUE_dry <= A
///   short = D - use                                limited = (P_IT - P_wet - P_dry) PUE

#include <memory>

#include "grid/core/calendar.hpp"
#include "sim/campus/it_load.hpp"
#include "sim/cooling/cooling_table.hpp"
#include "sim/cooling/shared_work.hpp"
#include "sim/scenario/campus_load_parameters.hpp"

namespace gigaload::sim {

class CampusLoad {
 public:
  /// pressure_pa: of the site. Campuses with the same plant share its table.
  CampusLoad(const CampusLoadParameters& parameters, double pressure_pa, const SharedWork& shared);
  /// `cooling` takes the place of the plant of the parameters.
  CampusLoad(const CampusLoadParameters& parameters, std::shared_ptr<const CoolingTable> cooling);

  struct Hourly {
    double load_mw = 0.0;   // at the meter
    double water_m3 = 0.0;  // in the hour, when the load is served
    double it_mw = 0.0;
    double water_short_m3 = 0.0;    // wanted beyond `water_m3`
    double water_limited_mw = 0.0;  // load given up for want of water
  };
  [[nodiscard]] Hourly at(double filled_mw, const grid::LocalHour& hour, double dry_bulb_c,
                          double wet_bulb_c) const;

  /// With `water_m3` at hand for the hour.
  [[nodiscard]] Hourly limited(double filled_mw, const grid::LocalHour& hour, double dry_bulb_c,
                               double wet_bulb_c, double water_m3) const;

 private:
  std::shared_ptr<const CoolingTable> cooling_;
  double design_pue_;
  ItLoad it_load_;
};

}  // namespace gigaload::sim
