#pragma once

#include <span>
#include <vector>

#include "grid/calendar.hpp"
#include "grid/system.hpp"
#include "grid/weather.hpp"

namespace gigaload::grid {

/// Demand of every region without data centres, MW at the busbar.
class Demand {
 public:
  /// `exact_annual_energy`: each calendar year is scaled to its given mean.
  Demand(const System& system, const Weather& weather, Hour begin, Hour end,
         bool exact_annual_energy);

  /// demand_mw: [region]. Safe to call from several threads.
  void at(Hour hour, std::span<double> demand_mw) const;

  [[nodiscard]] const LocalClock& clock(RegionIndex region) const;
};

}  // namespace gigaload::grid
