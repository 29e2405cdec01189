#pragma once

#include "grid/weather/psychrometrics.hpp"

namespace gigaload::grid {

/// Holds outdoor air; its numbers are consistent when one of the functions below made it.
struct Air {
  double dry_bulb_c = 15.0;
  double wet_bulb_c = 15.0;
  double humidity_ratio = 0.0;  // kg of water per kg of dry air
  double pressure_pa = kStandardPressurePa;
};

/// Takes `relative_humidity` as 0..1, of ice below 0 C.
[[nodiscard]] Air air_at_relative_humidity(double dry_bulb_c, double relative_humidity,
                                           double pressure_pa = kStandardPressurePa);

/// Takes the frost point below 0 C; at most the dry bulb.
[[nodiscard]] Air air_at_dew_point(double dry_bulb_c, double dew_point_c,
                                   double pressure_pa = kStandardPressurePa);

/// A wet bulb below that of dry air is taken as that of dry air, so that a wet bulb made by a model
/// of the weather is never the cause of an error. It is at most the dry bulb.
[[nodiscard]] Air air_at_wet_bulb(double dry_bulb_c, double wet_bulb_c,
                                  double pressure_pa = kStandardPressurePa);

}  // namespace gigaload::grid
