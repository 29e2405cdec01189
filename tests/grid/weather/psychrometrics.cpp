#include "grid/weather/psychrometrics.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <limits>
#include <random>

#include "grid/core/error.hpp"

using namespace gigaload::grid;

namespace {

constexpr double kP = kStandardPressurePa;

/// Saturation over water, Wagner and Pruss 1993 (IAPWS): another fit to other data.
double wagner_water_pa(double t) {
  const double k = t + 273.15, x = 1.0 - k / 647.096;
  return 22.064e6 * std::exp(647.096 / k *
                             (-7.85951783 * x + 1.84408259 * std::pow(x, 1.5) -
                              11.7866497 * std::pow(x, 3) + 22.6807411 * std::pow(x, 3.5) -
                              15.9618719 * std::pow(x, 4) + 1.80122502 * std::pow(x, 7.5)));
}

/// Saturation over ice, Wagner et al. 2011 (IAPWS R14-08).
double wagner_ice_pa(double t) {
  const double x = (t + 273.15) / 273.16;
  return 611.657 *
         std::exp((-21.2144006 * std::pow(x, 0.00333333333) + 27.3203819 * std::pow(x, 1.20666667) -
                   6.10598130 * std::pow(x, 1.70333333)) /
                  x);
}

/// kJ per kg of dry air (ASHRAE 2017, chapter 1, equation 30).
double enthalpy(double t, double w) { return 1.006 * t + w * (2501.0 + 1.86 * t); }

}  // namespace

TEST_CASE("psychrometrics: saturation pressure as ASHRAE tables it") {
  // Fundamentals 2017, chapter 1, table 3; ASHRAE says 300 ppm
  constexpr std::array<std::array<double, 2>, 7> table = {{{-20.0, 103.24},
                                                           {-5.0, 401.74},
                                                           {5.0, 872.6},
                                                           {25.0, 3169.7},
                                                           {50.0, 12351.3},
                                                           {100.0, 101418.0},
                                                           {150.0, 476101.4}}};
  for (const auto& [t, p] : table) {
    CHECK(saturation_pressure_pa(t) == doctest::Approx(p).epsilon(3e-4));
  }
  CHECK(std::abs(saturation_pressure_pa(-60.0) - 1.08) < 0.01);
}

TEST_CASE("psychrometrics: saturation pressure against the steam formulation") {
  for (double t = 0.0; t <= 150.0; t += 2.5) {
    CHECK(saturation_pressure_pa(t) == doctest::Approx(wagner_water_pa(t)).epsilon(5e-4));
  }
  for (double t = -60.0; t < 0.0; t += 2.5) {
    CHECK(saturation_pressure_pa(t) == doctest::Approx(wagner_ice_pa(t)).epsilon(1e-3));
  }
}

TEST_CASE("psychrometrics: humidity ratio, both ways") {
  // 3169.7 Pa at the pressure of 500 m
  const double w = humidity_ratio(3169.7, 95461.0);
  CHECK(w == doctest::Approx(0.0213603998).epsilon(1e-8).scale(0.0));
  CHECK(vapour_pressure_pa(w, 95461.0) == doctest::Approx(3169.7).epsilon(1e-14));
  CHECK(relative_humidity(25.0, humidity_ratio(0.8 * saturation_pressure_pa(25.0), kP), kP) ==
        doctest::Approx(0.8).epsilon(1e-14));
  // table 2 of the same chapter is of real gas: within half a per cent
  CHECK(saturation_humidity_ratio(5.0, kP) == doctest::Approx(0.005425).epsilon(5e-3).scale(0.0));
  CHECK(saturation_humidity_ratio(25.0, kP) == doctest::Approx(0.020173).epsilon(5e-3).scale(0.0));
  CHECK(saturation_humidity_ratio(-5.0, kP) == doctest::Approx(0.0024863).epsilon(5e-3).scale(0.0));
}

TEST_CASE("psychrometrics: dew point is where the vapour pressure saturates") {
  for (double t = -99.0; t <= 199.0; t += 0.7) {
    CHECK(dew_point_c(saturation_pressure_pa(t)) == doctest::Approx(t).epsilon(1e-9));
  }
  CHECK(dew_point_c(0.8 * saturation_pressure_pa(25.0)) == doctest::Approx(21.3094).epsilon(1e-5));
  CHECK(dew_point_c(0.0) == -100.0);
  CHECK(std::abs(dew_point_c(611.18)) < 0.001);  // between saturation over ice and over water
}

TEST_CASE("psychrometrics: humidity ratio of a wet bulb") {
  CHECK(humidity_ratio_at_wet_bulb(30.0, 25.0, 95461.0) ==
        doctest::Approx(0.0192281274).epsilon(3e-4).scale(0.0));
  CHECK(humidity_ratio_at_wet_bulb(-1.0, -5.0, 95461.0) ==
        doctest::Approx(0.0012039982).epsilon(3e-4).scale(0.0));
  // ASHRAE 2017, chapter 1, example 1: 40 C, wet bulb 20 C, read off the chart to 0.1 g/kg. Its
  // saturated air holds 0.42 % more than that of ideal gases, 14.758 for 14.697 g/kg at 20 C, which
  // is 0.06 g/kg of the result.
  CHECK(std::abs(humidity_ratio_at_wet_bulb(40.0, 20.0, kP) + 0.00006 - 0.0065) < 0.00005);
}

TEST_CASE("psychrometrics: wet bulb of 20 C and 50 %, Stull's formula beside it") {
  const double rh = 50.0, t = 20.0;
  const double stull = t * std::atan(0.151977 * std::sqrt(rh + 8.313659)) + std::atan(t + rh) -
                       std::atan(rh - 1.676331) +
                       0.00391838 * std::pow(rh, 1.5) * std::atan(0.023101 * rh) - 4.686035;
  CHECK(std::abs(stull - 13.699) < 0.0005);
  const double w = humidity_ratio(0.5 * saturation_pressure_pa(t), kP);
  CHECK(std::abs(wet_bulb_c(t, w, kP) - 13.784) < 0.01);
}

TEST_CASE("psychrometrics: at the wet bulb the heat and the water balance") {
  std::mt19937 random(7);
  std::uniform_real_distribution<double> dry_bulb(-45.0, 50.0), share(0.0, 1.0),
      pressure(70000.0, 105000.0);
  for (int i = 0; i < 20000; ++i) {
    const double t = dry_bulb(random), p = pressure(random);
    const double w = share(random) * saturation_humidity_ratio(t, p);
    const double wet = wet_bulb_c(t, w, p);
    REQUIRE(wet <= t);
    const double w_s = saturation_humidity_ratio(wet, p);
    // what is taken up comes in as water of t*, or as ice with its heat of melting: 2501 - 2830
    const double taken = wet >= 0.0 ? 4.186 * wet : -329.0 + 2.1 * wet;
    REQUIRE(std::abs(enthalpy(t, w) + (w_s - w) * taken - enthalpy(wet, w_s)) < 1e-6);
    REQUIRE(wet >= dew_point_c(vapour_pressure_pa(w, p)) - 1e-6);
  }
}

TEST_CASE(
    "psychrometrics: wet bulb rises with temperature and with humidity; saturated air is its own") {
  for (double t = -40.0; t <= 50.0; t += 1.0) {
    const double saturated = saturation_humidity_ratio(t, kP);
    CHECK(wet_bulb_c(t, saturated, kP) == doctest::Approx(t).epsilon(1e-8));
    CHECK(wet_bulb_c(t, 1.1 * saturated, kP) == t);
    double last = -101.0;
    for (int i = 0; i <= 100; ++i) {
      const double wet = wet_bulb_c(t, saturated * i / 100.0, kP);
      CHECK(wet > last);
      last = wet;
    }
  }
}

TEST_CASE("psychrometrics: standard atmosphere and density") {
  // ASHRAE 2017, chapter 1, table 1
  constexpr std::array<std::array<double, 2>, 6> table = {{{-500.0, 107478.0},
                                                           {0.0, 101325.0},
                                                           {500.0, 95461.0},
                                                           {1000.0, 89875.0},
                                                           {4000.0, 61640.0},
                                                           {10000.0, 26436.0}}};
  for (const auto& [z, p] : table) CHECK(std::abs(pressure_at_altitude_pa(z) - p) < 1.0);

  CHECK(moist_air_density(30.0, 0.02, 95461.0) == doctest::Approx(1.08411986).epsilon(1e-6));
  // the sum of its two gases
  const double t = 35.0, w = 0.015, k = t + 273.15;
  const double p_w = vapour_pressure_pa(w, kP);
  const double sum = (kP - p_w) / (287.042 * k) + p_w / (461.52 * k);
  CHECK(moist_air_density(t, w, kP) == doctest::Approx(sum).epsilon(1e-5));
}

TEST_CASE("psychrometrics: what is no air is our fault, not a number") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  CHECK_THROWS_AS((void)saturation_pressure_pa(nan), gigaload::InternalError);
  CHECK_THROWS_AS((void)saturation_pressure_pa(-101.0), gigaload::InternalError);
  CHECK_THROWS_AS((void)humidity_ratio(-1.0, kP), gigaload::InternalError);
  CHECK_THROWS_AS((void)humidity_ratio(kP, kP), gigaload::InternalError);
  CHECK_THROWS_AS((void)humidity_ratio_at_wet_bulb(20.0, 20.5, kP), gigaload::InternalError);
  CHECK_THROWS_AS((void)wet_bulb_c(20.0, -0.001, kP), gigaload::InternalError);
  CHECK_THROWS_AS((void)wet_bulb_c(20.0, nan, kP), gigaload::InternalError);
  CHECK_THROWS_AS((void)dew_point_c(nan), gigaload::InternalError);
  CHECK_THROWS_AS((void)pressure_at_altitude_pa(nan), gigaload::InternalError);
}
