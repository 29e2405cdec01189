#include "grid/weather/outdoor_air.hpp"

#include "grid/weather/air_days.hpp"

namespace gigaload::grid {

AirReading OutdoorAir::at(RegionIndex region, Hour hour, const LocalHour& local) const {
  const RegionData& data = system_.data[region.get()];
  if (const AirReading* given = data.air_series.find(hour)) return *given;
  const DryBulbDewPoint air =
      air_hour(data.air, local.month, local.hour).on(weather_.air(region, local));
  return {.dry_bulb_c = air.dry_bulb_c,
          .dew_point_c = air.dew_point_c,
          .pressure_pa = data.air.pressure_pa[local.month]};
}

}  // namespace gigaload::grid
