#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "grid/core/calendar.hpp"
#include "grid/core/index.hpp"
#include "grid/demand/air_load.hpp"
#include "sim/campus/campuses.hpp"
#include "sim/scenario/hour.hpp"

namespace gigaload::sim {

struct Scenario;

/// Gives the part of a region's load that follows the air of each sample: its campuses, by their
/// cooling.
///
/// A campus is its load (campus_load.hpp) at the mean pressure of its region, tabulated
/// (grid/demand/air_load.hpp), times what is filled of it; which campuses do, follows_air() tells
/// (campus_features.hpp).
class LoadsByAir {
 public:
  /// Keeps a reference to `scenario`.
  LoadsByAir(const Scenario& scenario, const Campuses& campuses);

  /// Tells whether there is such a load at all.
  [[nodiscard]] bool any() const { return !kinds_.empty(); }

  /// Makes the loads of a window. filled_mw: [campus].
  void set_window(std::span<const double> filled_mw);

  /// Returns the campuses of the window, [region].
  [[nodiscard]] std::span<const grid::AirLoad> loads() const { return campuses_; }
  /// Returns their MW.
  [[nodiscard]] double campus_mw(RegionIndex region, Hour hour, double dry_bulb_c,
                                 double dew_point_c) const;

 private:
  const Scenario& scenario_;
  std::vector<grid::LocalClock> clock_;   // [region]
  std::vector<grid::AirLoad> kinds_;      // of one MW filled; campuses alike share one
  std::vector<std::size_t> campus_kind_;  // [campus], kNone: not by the air
  std::vector<grid::AirLoad> campuses_;   // [region]
};

}  // namespace gigaload::sim
