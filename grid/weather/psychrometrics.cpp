#include "grid/weather/psychrometrics.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "grid/core/error.hpp"

namespace gigaload::grid {
namespace {

constexpr double kZeroC = 273.15;
constexpr double kColdestC = -100.0, kHottestC = 200.0;
constexpr double kMassRatio = 0.621945;   // water to dry air
constexpr double kGasConstant = 287.042;  // J/kgK of dry air
constexpr double kDryAirHeat = 1.006;     // kJ/kgK
constexpr double kVapourHeat = 1.86;      // kJ/kgK
constexpr double kToleranceK = 1e-10;     // of the root searches
constexpr int kMostSteps = 200;           // more than bisection needs

/// ln p_ws and its slope are of one form over ice and over water.
using Coefficients = std::array<double, 7>;
constexpr Coefficients kIce = {-5674.5359,   6.3925247,     -9.677843e-3, 6.2215701e-7,
                               2.0747825e-9, -9.484024e-13, 4.1635019};
constexpr Coefficients kWater = {-5800.2206,    1.3914993, -4.8640239e-2, 4.1764768e-5,
                                 -1.4452093e-8, 0.0,       6.5459673};

double log_pressure(const Coefficients& c, double k) {
  return c[0] / k + c[1] + k * (c[2] + k * (c[3] + k * (c[4] + k * c[5]))) + c[6] * std::log(k);
}

double log_pressure_slope(const Coefficients& c, double k) {
  return -c[0] / (k * k) + c[2] + k * (2.0 * c[3] + k * (3.0 * c[4] + k * 4.0 * c[5])) + c[6] / k;
}

void check(bool holds, const char* what) {
  if (!holds) throw InternalError(std::string("psychrometrics: ") + what);
}

void check_temperature(double t) {
  check(t >= kColdestC && t <= kHottestC, "a temperature outside -100 to 200 C");
}

/// Returns the root of an increasing function in [low, high] that is negative at `low` and not at
/// `high`: Newton's steps, and bisection where one would leave the bracket.
template <class ValueAndSlope>
double increasing_root(double low, double high, double start, ValueAndSlope f) {
  double x = start;
  for (int step = 0; step < kMostSteps && high - low > kToleranceK; ++step) {
    const auto [value, slope] = f(x);
    (value < 0.0 ? low : high) = x;
    double next = x - value / slope;
    if (!(next > low && next < high)) next = 0.5 * (low + high);
    if (std::abs(next - x) < kToleranceK) return next;
    x = next;
  }
  return x;
}

struct ValueAndSlope {
  double value, slope;
};

/// Holds the heat of evaporation, kJ/kg, and of water or ice, kJ/kgK, at the wet bulb.
struct Phase {
  const Coefficients& saturation;
  double latent_at_0, latent_slope, condensed_heat;
};
constexpr Phase kOverWater{kWater, 2501.0, 2.326, 4.186};
constexpr Phase kOverIce{kIce, 2830.0, 0.24, 2.1};

/// Returns W of the wet bulb `w` and its slope by `w`.
ValueAndSlope at_wet_bulb(const Phase& phase, double t, double w, double p) {
  const double k = w + kZeroC;
  const double p_ws = std::exp(log_pressure(phase.saturation, k));
  check(p_ws < p, "saturation above the air's pressure");
  const double w_s = kMassRatio * p_ws / (p - p_ws);
  const double w_s_slope = w_s * log_pressure_slope(phase.saturation, k) * p / (p - p_ws);
  const double latent = phase.latent_at_0 - phase.latent_slope * w;
  const double below = phase.latent_at_0 + kVapourHeat * t - phase.condensed_heat * w;
  const double value = (latent * w_s - kDryAirHeat * (t - w)) / below;
  const double slope =
      (latent * w_s_slope - phase.latent_slope * w_s + kDryAirHeat + value * phase.condensed_heat) /
      below;
  return {value, slope};
}

}  // namespace

double saturation_pressure_pa(double temperature_c) {
  check_temperature(temperature_c);
  return std::exp(log_pressure(temperature_c < 0.0 ? kIce : kWater, temperature_c + kZeroC));
}

double humidity_ratio(double vapour_pressure_pa, double pressure_pa) {
  check(vapour_pressure_pa >= 0.0 && vapour_pressure_pa < pressure_pa,
        "a vapour pressure below 0 or above the air's");
  return kMassRatio * vapour_pressure_pa / (pressure_pa - vapour_pressure_pa);
}

double vapour_pressure_pa(double humidity_ratio, double pressure_pa) {
  check(humidity_ratio >= 0.0 && pressure_pa > 0.0, "a humidity ratio or a pressure below 0");
  return pressure_pa * humidity_ratio / (kMassRatio + humidity_ratio);
}

double saturation_humidity_ratio(double temperature_c, double pressure_pa) {
  return humidity_ratio(saturation_pressure_pa(temperature_c), pressure_pa);
}

double relative_humidity(double dry_bulb_c, double humidity_ratio, double pressure_pa) {
  return vapour_pressure_pa(humidity_ratio, pressure_pa) / saturation_pressure_pa(dry_bulb_c);
}

double dew_point_c(double vapour_pressure_pa) {
  check(vapour_pressure_pa >= 0.0, "a vapour pressure below 0");
  if (vapour_pressure_pa <= saturation_pressure_pa(kColdestC)) return kColdestC;
  check(vapour_pressure_pa <= saturation_pressure_pa(kHottestC), "a dew point above 200 C");
  const double wanted = std::log(vapour_pressure_pa);
  const bool ice = vapour_pressure_pa < saturation_pressure_pa(0.0);
  const Coefficients& c = ice ? kIce : kWater;
  return increasing_root(ice ? kColdestC : 0.0, ice ? 0.0 : kHottestC, ice ? -10.0 : 10.0,
                         [&](double t) -> ValueAndSlope {
                           return {log_pressure(c, t + kZeroC) - wanted,
                                   log_pressure_slope(c, t + kZeroC)};
                         });
}

double humidity_ratio_at_wet_bulb(double dry_bulb_c, double wet_bulb_c, double pressure_pa) {
  check_temperature(dry_bulb_c);
  check_temperature(wet_bulb_c);
  check(wet_bulb_c <= dry_bulb_c, "a wet bulb above the dry bulb");
  const Phase& phase = wet_bulb_c < 0.0 ? kOverIce : kOverWater;
  return at_wet_bulb(phase, dry_bulb_c, wet_bulb_c, pressure_pa).value;
}

double wet_bulb_c(double dry_bulb_c, double humidity_ratio, double pressure_pa) {
  check_temperature(dry_bulb_c);
  check(humidity_ratio >= 0.0 && pressure_pa > 0.0, "a humidity ratio or a pressure below 0");
  const bool over_water =
      dry_bulb_c >= 0.0 &&
      at_wet_bulb(kOverWater, dry_bulb_c, 0.0, pressure_pa).value <= humidity_ratio;
  const Phase& phase = over_water ? kOverWater : kOverIce;
  const double high = over_water ? dry_bulb_c : std::min(dry_bulb_c, 0.0);
  if (at_wet_bulb(phase, dry_bulb_c, high, pressure_pa).value <= humidity_ratio) return high;
  return increasing_root(over_water ? 0.0 : kColdestC, high, high, [&](double w) -> ValueAndSlope {
    const auto [value, slope] = at_wet_bulb(phase, dry_bulb_c, w, pressure_pa);
    return {value - humidity_ratio, slope};
  });
}

double pressure_at_altitude_pa(double altitude_m) {
  check(altitude_m >= -5000.0 && altitude_m <= 11000.0, "an altitude outside -5 to 11 km");
  return kStandardPressurePa * std::pow(1.0 - 2.25577e-5 * altitude_m, 5.2559);
}

double moist_air_density(double dry_bulb_c, double humidity_ratio, double pressure_pa) {
  check_temperature(dry_bulb_c);
  check(humidity_ratio >= 0.0 && pressure_pa > 0.0, "a humidity ratio or a pressure below 0");
  return pressure_pa * (1.0 + humidity_ratio) /
         (kGasConstant * (dry_bulb_c + kZeroC) * (1.0 + humidity_ratio / kMassRatio));
}

}  // namespace gigaload::grid
