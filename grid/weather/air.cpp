#include "grid/weather/air.hpp"

#include "grid/core/error.hpp"

namespace gigaload::grid {
namespace {

Air at_humidity_ratio(double dry_bulb_c, double humidity_ratio, double pressure_pa) {
  return {.dry_bulb_c = dry_bulb_c,
          .wet_bulb_c = wet_bulb_c(dry_bulb_c, humidity_ratio, pressure_pa),
          .humidity_ratio = humidity_ratio,
          .pressure_pa = pressure_pa};
}

}  // namespace

Air air_at_relative_humidity(double dry_bulb_c, double relative_humidity, double pressure_pa) {
  if (!(relative_humidity >= 0.0 && relative_humidity <= 1.0)) {
    throw InternalError("air: a relative humidity outside 0 to 1");
  }
  const double vapour_pa = relative_humidity * saturation_pressure_pa(dry_bulb_c);
  return at_humidity_ratio(dry_bulb_c, humidity_ratio(vapour_pa, pressure_pa), pressure_pa);
}

Air air_at_dew_point(double dry_bulb_c, double dew_point_c, double pressure_pa) {
  if (!(dew_point_c <= dry_bulb_c)) throw InternalError("air: a dew point above the dry bulb");
  return at_humidity_ratio(dry_bulb_c, saturation_humidity_ratio(dew_point_c, pressure_pa),
                           pressure_pa);
}

Air air_at_wet_bulb(double dry_bulb_c, double wet_bulb_c, double pressure_pa) {
  const double humidity_ratio = humidity_ratio_at_wet_bulb(dry_bulb_c, wet_bulb_c, pressure_pa);
  if (humidity_ratio < 0.0) return at_humidity_ratio(dry_bulb_c, 0.0, pressure_pa);
  return {.dry_bulb_c = dry_bulb_c,
          .wet_bulb_c = wet_bulb_c,
          .humidity_ratio = humidity_ratio,
          .pressure_pa = pressure_pa};
}

}  // namespace gigaload::grid
