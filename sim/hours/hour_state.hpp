#pragma once

#include <vector>

#include "grid/weather/air.hpp"
#include "sim/campus/campus_hour.hpp"

namespace gigaload::sim {

/// Holds a region in one hour, before the hour is balanced.
struct RegionHour {
  grid::Air air;
  double dew_point_c = 0.0;
  // where outages depend on the air, of its local day (grid/supply/cold_spells.hpp)
  double day_dry_bulb_c = 15.0, cold_k = 0.0;
  double demand_mw = 0.0;           // at the busbar, with other data centres, without campuses
  double other_dc_mw = 0.0;         // data centres that are no campus, at the meter
  double other_dc_water_m3 = 0.0;   // their direct water in the hour
  double promised_campus_mw = 0.0;  // of its campuses, at the meter, were every deal kept
  double path_dc_mw = 0.0;          // all data centres on the path, at the meter
  double firm_mw = 0.0;             // demand and the firm load of campuses
  double curtailable_mw = 0.0;      // load of campuses that is cut first
  double own_mw = 0.0;              // load of campuses that their own plants serve
  double canada_import_mw = 0.0;    // from outside the grid, whatever it costs; exports below zero

  /// Returns the MW drawn from the grid, if all of it is served.
  [[nodiscard]] double grid_load_mw() const { return firm_mw + curtailable_mw; }
};

/// Holds load and supply of one hour, before it is balanced.
struct HourState {
  std::vector<RegionHour> regions;
  std::vector<CampusHour> campuses;
  std::vector<double> available_mw;  // [region][technology]
};

}  // namespace gigaload::sim
