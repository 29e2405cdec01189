#pragma once

/// Gives load and direct water of a campus in one hour, with as much water as it wants and with
/// less; the equations stand at the top of campus_load.cpp.

#include <memory>

#include "grid/core/calendar.hpp"
#include "sim/campus/it_load.hpp"
#include "sim/cooling/cooling_table.hpp"
#include "sim/cooling/shared_work.hpp"
#include "sim/scenario/campus_load_parameters.hpp"

namespace gigaload::sim {

/// Knows load and direct water of a campus whose plants, profile and site do not change.
class CampusLoad {
 public:
  /// Tabulates its plant, which campuses alike share. pressure_pa: of the site.
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

  /// Returns the same with `water_m3` at hand for the hour.
  [[nodiscard]] Hourly limited(double filled_mw, const grid::LocalHour& hour, double dry_bulb_c,
                               double wet_bulb_c, double water_m3) const;

 private:
  CampusLoadParameters parameters_;
  std::shared_ptr<const CoolingTable> cooling_;
  ItLoad it_load_;
};

}  // namespace gigaload::sim
