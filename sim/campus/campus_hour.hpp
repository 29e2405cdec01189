#pragma once

namespace gigaload::sim {

/// Holds a campus in one hour, before the hour is balanced.
struct CampusHour {
  double filled_mw = 0.0;         // I of campus_load.cpp: MW filled with machines, at the meter
  double built = 0.0;             // share of the capacity that is energised
  double load_mw = 0.0;           // at the meter
  double it_mw = 0.0;             // of the load, what the machines themselves take
  double own_mw = 0.0;            // of the load, from its own plant, derated
  double first_mw = 0.0;          // of the load, drawn from the grid and cut first
  double water_m3 = 0.0;          // if the load is served in full
  double water_short_m3 = 0.0;    // likewise, beyond the allowance
  double water_limited_mw = 0.0;  // load given up for want of water

  /// Returns the MW of the load that the grid owes it.
  [[nodiscard]] double firm_mw() const { return load_mw - own_mw - first_mw; }
  /// Returns the MW by which the load could be more.
  [[nodiscard]] double room_mw() const { return filled_mw - load_mw; }
};

}  // namespace gigaload::sim
