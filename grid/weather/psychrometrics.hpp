#pragma once

/// Describes moist air after ASHRAE Fundamentals 2017, chapter 1: ideal gases, saturation by Hyland
/// and Wexler.
///
///   ln p_ws = c0/T + c1 + c2 T + c3 T^2 + c4 T^3 + c5 T^4 + c6 ln T      (T in K; ice below 0 C)
///   W       = 0.621945 p_w / (p - p_w)                  RH = p_w / p_ws(t)
///
/// and the wet bulb t*, the temperature to which air cools by taking up water (or ice) of t*:
///
///   W = ((2501 - 2.326 t*) W_s(t*) - 1.006 (t - t*)) / (2501 + 1.86 t - 4.186 t*)     t* >= 0
///   W = ((2830 - 0.24 t*)  W_s(t*) - 1.006 (t - t*)) / (2830 + 1.86 t - 2.1 t*)       t* <  0
///
/// Temperatures in deg C from -100 to 200, pressures in Pa, humidity ratios in kg of water per kg
/// of dry air. What lies outside, or is not a number, is an InternalError: readers of data check
/// first.

namespace gigaload::grid {

inline constexpr double kStandardPressurePa = 101325.0;

/// Returns the pressure over ice below 0 C, over water from 0 C on.
[[nodiscard]] double saturation_pressure_pa(double temperature_c);

/// Takes `vapour_pressure_pa` below `pressure_pa`.
[[nodiscard]] double humidity_ratio(double vapour_pressure_pa, double pressure_pa);
[[nodiscard]] double vapour_pressure_pa(double humidity_ratio, double pressure_pa);
[[nodiscard]] double saturation_humidity_ratio(double temperature_c, double pressure_pa);

/// Returns 0..1, and above 1 where the air is oversaturated; of ice below 0 C.
[[nodiscard]] double relative_humidity(double dry_bulb_c, double humidity_ratio,
                                       double pressure_pa);

/// Returns the dew point, the frost point below 0 C; -100 C for air that is drier still.
[[nodiscard]] double dew_point_c(double vapour_pressure_pa);

/// Returns a negative ratio where no air, however dry, has this wet bulb.
[[nodiscard]] double humidity_ratio_at_wet_bulb(double dry_bulb_c, double wet_bulb_c,
                                                double pressure_pa);

/// Finds it to 1e-9 K, of air at most saturated (above that the dry bulb). Just below freezing some
/// air has a wet bulb of water and one of ice, up to 0.7 K lower: it is that of water.
[[nodiscard]] double wet_bulb_c(double dry_bulb_c, double humidity_ratio, double pressure_pa);

/// Returns that of the standard atmosphere.
[[nodiscard]] double pressure_at_altitude_pa(double altitude_m);

/// Returns kg of moist air per m3.
[[nodiscard]] double moist_air_density(double dry_bulb_c, double humidity_ratio,
                                       double pressure_pa);

}  // namespace gigaload::grid
