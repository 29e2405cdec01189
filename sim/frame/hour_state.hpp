#pragma once

#include <vector>

#include "grid/weather/air.hpp"

namespace gigaload::sim {

/// What stands against each other in one hour, before it is balanced.
struct HourState {
  std::vector<grid::Air> air;             // [region]
  std::vector<double> dry_bulb_c;         // [region]
  std::vector<double> dew_point_c;        // [region]
  std::vector<double> demand_mw;          // [region] busbar, with other data centres, no campuses
  std::vector<double> other_dc_mw;        // [region] data centres that are no campus, at the meter
  std::vector<double> other_dc_water_m3;  // [region] their direct water in the hour
  std::vector<double> firm_mw;            // [region] demand and firm campuses
  std::vector<double> curtailable_mw;     // [region] campuses that are cut first
  std::vector<double> own_mw;             // [region] load of campuses that their own plants serve
  std::vector<double> available_mw;       // [region][technology]
  std::vector<double> campus_filled_mw;   // [campus] I of campus_load.hpp
  std::vector<double> campus_mw;          // [campus] at the meter
  std::vector<double> campus_it_mw;       // [campus]
  std::vector<double> campus_own_mw;      // [campus] of it, from its own plant, derated
  std::vector<double> campus_first_mw;    // [campus] drawn from the grid and cut first
  std::vector<double> campus_built;       // [campus] share of the capacity that is energised
  std::vector<double> campus_room_mw;     // [campus] filled less load
  std::vector<double> campus_water_m3;    // [campus], if it is served in full
  std::vector<double> campus_water_short_m3;    // [campus] likewise, beyond the allowance
  std::vector<double> campus_water_limited_mw;  // [campus] load given up for want of water
  double promised_campus_mw = 0.0;              // national, at the meter
};

}  // namespace gigaload::sim
