"""Moist air (ASHRAE Fundamentals 2021, chapter 1): Hyland-Wexler saturation pressure and the wet bulb.

    W  = 0.621945 p_w / (p - p_w)
    W  = ((2501 - 2.326 t*) W_s* - 1.006 (t - t*)) / (2501 + 1.86 t - 4.186 t*)     t* >= 0 C
    W  = ((2830 - 0.240 t*) W_s* - 1.006 (t - t*)) / (2830 + 1.86 t - 2.100 t*)     t* <  0 C
t* by bisection.
"""

import numpy as np


def saturation_pressure_pa(t_c):
    t = np.asarray(t_c, dtype=float) + 273.15
    ice = (-5.6745359e3 / t + 6.3925247 - 9.677843e-3 * t + 6.2215701e-7 * t**2
           + 2.0747825e-9 * t**3 - 9.484024e-13 * t**4 + 4.1635019 * np.log(t))
    water = (-5.8002206e3 / t + 1.3914993 - 4.8640239e-2 * t + 4.1764768e-5 * t**2
             - 1.4452093e-8 * t**3 + 6.5459673 * np.log(t))
    return np.exp(np.where(t < 273.15, ice, water))


def humidity_ratio(vapour_pa, pressure_pa):
    return 0.621945 * vapour_pa / (pressure_pa - vapour_pa)


def dew_point_c(dry_bulb_c, relative_humidity_pct):
    """Of ice below 0 C; by bisection."""
    t = np.asarray(dry_bulb_c, dtype=float)
    vapour = saturation_pressure_pa(t) * np.asarray(relative_humidity_pct) / 100.0
    low, high = t - 80.0, t.copy()
    for _ in range(50):
        d = 0.5 * (low + high)
        too_wet = saturation_pressure_pa(d) > vapour
        high, low = np.where(too_wet, d, high), np.where(too_wet, low, d)
    return 0.5 * (low + high)


def wet_bulb_c(dry_bulb_c, relative_humidity_pct, pressure_pa):
    t = np.asarray(dry_bulb_c, dtype=float)
    p = np.asarray(pressure_pa, dtype=float)
    w = humidity_ratio(saturation_pressure_pa(t) * np.asarray(relative_humidity_pct) / 100.0, p)
    low, high = t - 60.0, t.copy()
    for _ in range(50):
        s = 0.5 * (low + high)
        saturated = humidity_ratio(saturation_pressure_pa(s), p)
        over_water = ((2501 - 2.326 * s) * saturated - 1.006 * (t - s)) / (2501 + 1.86 * t - 4.186 * s)
        over_ice = ((2830 - 0.240 * s) * saturated - 1.006 * (t - s)) / (2830 + 1.86 * t - 2.100 * s)
        too_wet = np.where(s >= 0, over_water, over_ice) > w
        high, low = np.where(too_wet, s, high), np.where(too_wet, low, s)
    return 0.5 * (low + high)
