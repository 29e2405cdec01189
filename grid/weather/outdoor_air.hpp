#pragma once

#include "grid/core/calendar.hpp"
#include "grid/system/air_series.hpp"
#include "grid/system/system.hpp"
#include "grid/weather/weather.hpp"

namespace gigaload::grid {

/// Knows the air of any hour in one realisation of the weather: a region's own series where it has
/// one for the hour (AirSeries), else its coefficients (air_days.hpp).
class OutdoorAir {
 public:
  /// Keeps references to both.
  OutdoorAir(const System& system, const Weather& weather) : system_(system), weather_(weather) {}

  /// Takes as `local` the hour in the region's local time. Safe to call from several threads.
  [[nodiscard]] AirReading at(RegionIndex region, Hour hour, const LocalHour& local) const;

 private:
  const System& system_;
  const Weather& weather_;
};

}  // namespace gigaload::grid
