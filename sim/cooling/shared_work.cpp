#include "sim/cooling/shared_work.hpp"

#include "grid/weather/air.hpp"
#include "grid/weather/climate.hpp"

namespace gigaload::sim {

std::shared_ptr<const std::vector<MeanHour>> SharedWork::climate(
    const grid::Region& region, const grid::RegionData& data) const {
  const auto make = [&] {
    std::vector<MeanHour> hours;
    for (const grid::ClimateHour& h : grid::climate_of(region, data)) {
      const double wet_bulb_c =
          grid::air_at_dew_point(h.air.dry_bulb_c, h.air.dew_point_c, h.air.pressure_pa).wet_bulb_c;
      hours.push_back({h.month, h.hour, h.share, h.air.dry_bulb_c, wet_bulb_c});
    }
    return hours;
  };
  // a file's hours are too many to be compared
  if (!data.air_series.hours.empty()) return std::make_shared<const std::vector<MeanHour>>(make());
  return climates_.get(data.air, make);
}

std::shared_ptr<const CoolingTable> SharedWork::cooling_table(CoolingKind kind,
                                                              const CoolingParameters& parameters,
                                                              double pressure_pa) const {
  return tables_.get({kind, parameters, pressure_pa}, [&] {
    return CoolingTable(make_cooling_system(kind, parameters), pressure_pa);
  });
}

}  // namespace gigaload::sim
