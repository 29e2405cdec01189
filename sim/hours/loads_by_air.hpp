#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "grid/core/calendar.hpp"
#include "grid/core/index.hpp"
#include "grid/demand/air_load.hpp"
#include "grid/supply/outages_by_air.hpp"
#include "sim/campus/campuses.hpp"
#include "sim/fleet/fleet_units.hpp"
#include "sim/scenario/hour.hpp"

namespace gigaload::sim {

struct Scenario;

/// Gives the part of a region's load that follows the air of each sample: its campuses, by their
/// cooling, and, as load that is added, forced outages above their mean rate
/// (grid/supply/outages_by_air.hpp).
///
/// A campus is its load (campus_load.hpp) at the mean pressure of its region, tabulated
/// (grid/demand/air_load.hpp), times what is filled of it; which campuses do, follows_air() tells
/// (campus_features.hpp).
class LoadsByAir {
 public:
  /// Keeps a reference to `scenario`.
  LoadsByAir(const Scenario& scenario, const Campuses& campuses);

  /// Tells whether there is such a load at all.
  [[nodiscard]] bool any() const { return !kinds_.empty() || outages_.any(); }

  /// Makes the loads of the hours [begin, end). filled_mw: [campus]; capacity_mw:
  /// [region][technology].
  void set_window(Hour begin, Hour end, std::span<const double> filled_mw,
                  std::span<const double> capacity_mw, const FleetUnits& units);

  /// Returns campuses and outages of the window, [region].
  [[nodiscard]] std::span<const grid::AirLoad> loads() const {
    return outages_.any() ? loads_ : campuses_;
  }
  /// Returns MW of the campuses alone.
  [[nodiscard]] double campus_mw(RegionIndex region, Hour hour, double dry_bulb_c,
                                 double dew_point_c) const;
  /// Returns MW on forced outage above the mean rate, negative below it.
  [[nodiscard]] double outage_mw(RegionIndex region, double dry_bulb_c) const;

 private:
  const Scenario& scenario_;
  grid::OutagesByAir outages_;
  std::vector<grid::LocalClock> clock_;   // [region]
  std::vector<grid::AirLoad> kinds_;      // of one MW filled; campuses alike share one
  std::vector<std::size_t> campus_kind_;  // [campus], kNone: not by the air
  std::vector<double> plants_mw_;         // [region][technology] not on scheduled outage
  std::vector<grid::AirLoad> campuses_;   // [region]
  std::vector<grid::AirLoad> loads_;      // [region] with outages, where there are any
};

}  // namespace gigaload::sim
