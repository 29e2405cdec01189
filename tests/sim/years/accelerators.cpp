#include "sim/years/accelerators.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "grid/core/hours_of_year.hpp"

using namespace gigaload::sim;

namespace {

constexpr double kHours = gigaload::grid::kHoursOfJulianYear;
constexpr double kWeekY = 168.0 / kHours;

Accelerators accelerators(double generation_y, double gain, double lifetime_y) {
  return {
      .generation_y = generation_y, .gain_per_y = gain, .lifetime_y = lifetime_y, .reference = 0};
}

/// Output at `years` of a campus whose IT follows `it_mw(years)`, weekly.
template <class It>
double output_after(const Accelerators& a, double years, It it_mw) {
  AcceleratorFleet fleet(a);
  const auto weeks = static_cast<Hour>(std::lround(years / kWeekY));
  for (Hour w = 0; w <= weeks; ++w) fleet.advance(168 * w, it_mw(static_cast<double>(w) * kWeekY));
  return fleet.output_mw();
}

}  // namespace

TEST_CASE("a generation's output per watt is the gain to the power of its age on the market") {
  const auto a = accelerators(1.25, 1.33, 5.0);
  CHECK(output_per_watt(a, 0) == 1.0);
  CHECK(output_per_watt(a, static_cast<Hour>(1.24 * kHours)) == 1.0);
  CHECK(output_per_watt(a, static_cast<Hour>(1.26 * kHours)) ==
        doctest::Approx(std::pow(1.33, 1.25)));
  CHECK(output_per_watt(a, static_cast<Hour>(5.01 * kHours)) == doctest::Approx(std::pow(1.33, 5)));
  CHECK(output_per_watt(a, -1) == doctest::Approx(std::pow(1.33, -1.25)));  // the one before
}

TEST_CASE("constant MW: nothing changes until the refresh, which multiplies by the gain") {
  const auto a = accelerators(0.001, 1.3, 4.0);
  const auto constant = [](double) { return 100.0; };
  CHECK(output_after(a, 3.9, constant) == doctest::Approx(100.0).epsilon(1e-12));
  // block replacement: exp(g L) after each lifetime, to the length of a generation
  CHECK(output_after(a, 4.1, constant) == doctest::Approx(100.0 * std::pow(1.3, 4)).epsilon(1e-3));
  CHECK(output_after(a, 8.1, constant) == doctest::Approx(100.0 * std::pow(1.3, 8)).epsilon(1e-3));
}

TEST_CASE("linear filling with an exponential gain: the integral, before and after the refresh") {
  const double gain = 1.33, g = std::log(gain), rate = 50.0, life = 3.0;
  const auto a = accelerators(0.001, gain, life);
  const auto linear = [&](double t) { return rate * t; };
  for (const double t : {1.0, 2.9}) {
    CHECK(output_after(a, t, linear) ==
          doctest::Approx(rate * std::expm1(g * t) / g).epsilon(0.004));
  }
  // after a lifetime the rate of machines bought is twice the rate of filling
  const double t = 5.0;
  const double now = rate * (std::exp(g * life) - std::exp(g * (t - life))) / g,
               bought_twice = 2.0 * rate * (std::exp(g * t) - std::exp(g * life)) / g;
  CHECK(output_after(a, t, linear) == doctest::Approx(now + bought_twice).epsilon(0.004));
}

TEST_CASE("steps of a generation: the sum of a geometric series") {
  // 100 MW a generation, four generations, no refresh
  const auto a = accelerators(1.0, 1.4, 50.0);
  AcceleratorFleet fleet(a);
  double expected = 0.0;
  for (int n = 0; n < 4; ++n) {
    fleet.advance(static_cast<Hour>((n + 0.5) * kHours), 100.0 * (n + 1));
    expected += 100.0 * std::pow(1.4, n);
  }
  CHECK(fleet.output_mw() == doctest::Approx(expected).epsilon(1e-12));
}

TEST_CASE("the refresh is dated by the lifetime, not by the exchange; what goes is the oldest") {
  const auto a = accelerators(0.5, 2.0, 1.0);
  AcceleratorFleet weekly(a), once(a);
  for (Hour h = 0; h <= 8760 * 3; h += 168) weekly.advance(h, 10.0);
  once.advance(0, 10.0);
  once.advance(8760 * 3 / 168 * 168, 10.0);
  CHECK(weekly.output_mw() == once.output_mw());

  AcceleratorFleet fleet(accelerators(1.0, 2.0, 50.0));
  fleet.advance(0, 10.0);
  fleet.advance(static_cast<Hour>(1.5 * kHours), 20.0);
  CHECK(fleet.output_mw() == doctest::Approx(10.0 + 20.0));
  fleet.advance(static_cast<Hour>(1.6 * kHours), 5.0);  // all of the old and half of the new
  CHECK(fleet.output_mw() == doctest::Approx(10.0));
}
