#pragma once

#include <span>

#include "grid/calendar.hpp"
#include "grid/system.hpp"
#include "grid/weather.hpp"

namespace gigaload::grid {

/// What each technology can give in an hour: capacity x derated availability x
/// capacity factor of wind, sun and water.
class Resources {
 public:
  Resources(const System& system, const Weather& weather, Hour begin, Hour end);

  /// capacity_mw, available_mw: [region][technology]. Storage: derated power.
  /// Safe to call from several threads.
  void at(Hour hour, std::span<const double> capacity_mw, std::span<double> available_mw) const;
};

}  // namespace gigaload::grid
