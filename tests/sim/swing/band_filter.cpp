#include "sim/swing/band_filter.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <numbers>

#include "grid/core/error.hpp"
#include "tests/sim/swing/waves.hpp"

using namespace gigaload;
using namespace gigaload::sim;

namespace {

/// The sum of the weights at a frequency, by its definition.
double gain(const std::vector<double>& weights, double hz, double step_s) {
  double sum = weights[0];
  for (std::size_t j = 1; j < weights.size(); ++j) {
    const double turn = hz * step_s * static_cast<double>(j);
    sum += 2.0 * weights[j] * std::cos(2.0 * std::numbers::pi * turn);
  }
  return sum;
}

}  // namespace

TEST_CASE("a band passes whole and what is beyond its skirts does not, to 80 dB") {
  constexpr double kStep = 0.01;
  const auto weights = band_weights({.low_hz = 0.5, .high_hz = 5.0}, kStep);
  for (double hz = 0.5; hz <= 5.0; hz += 0.01) {
    CHECK(std::abs(gain(weights, hz, kStep) - 1.0) < 2.5e-4);
  }
  for (double hz = 0.0; hz <= 0.25; hz += 0.01) CHECK(std::abs(gain(weights, hz, kStep)) < 2.5e-4);
  for (double hz = 6.25; hz <= 50.0; hz += 0.05) CHECK(std::abs(gain(weights, hz, kStep)) < 2.5e-4);
  CHECK(gain(weights, 0.375, kStep) == doctest::Approx(0.5).epsilon(0.01));
  CHECK(gain(weights, 5.625, kStep) == doctest::Approx(0.5).epsilon(0.01));
}

TEST_CASE("an upper edge beyond half of the sampling frequency is none") {
  const auto weights = band_weights({.low_hz = 0.5, .high_hz = 55.0}, 0.01);
  CHECK(gain(weights, 50.0, 0.01) == doctest::Approx(1.0).epsilon(1e-3));
  CHECK(band_weights({.low_hz = 0.0, .high_hz = 55.0}, 0.01) == std::vector<double>{1.0});
}

TEST_CASE("blocks give what the sum over the weights gives, at the ends of the mirror image too") {
  // more samples than two blocks of the smallest size
  const PowerTrace trace = tests::trace_of(0.01, 400.0, [](double time_s) {
    return 50.0 * std::sin(time_s * time_s) + 3.0 * time_s + (time_s < 100.0 ? 20.0 : 0.0);
  });
  const Band band{.low_hz = 1.0, .high_hz = 8.0};
  const auto weights = band_weights(band, trace.step_s);
  const auto passed = in_band(trace, band);
  REQUIRE(passed.size() == trace.power_mw.size());
  for (std::size_t i = 0; i < passed.size(); i += 97) {
    double sum = 0.0;
    const auto half = static_cast<std::ptrdiff_t>(weights.size()) - 1;
    for (std::ptrdiff_t j = -half; j <= half; ++j) {
      const std::size_t at = mirrored(static_cast<std::ptrdiff_t>(i) + j, passed.size());
      sum += weights[static_cast<std::size_t>(std::abs(j))] * trace.power_mw[at];
    }
    CHECK(passed[i] == doctest::Approx(sum).epsilon(1e-9));
  }
}

TEST_CASE("mirror images follow each other") {
  CHECK(mirrored(-1, 4) == 1);
  CHECK(mirrored(-3, 4) == 3);
  CHECK(mirrored(-4, 4) == 2);
  CHECK(mirrored(4, 4) == 2);
  CHECK(mirrored(6, 4) == 0);
  CHECK(mirrored(12, 4) == 0);
  CHECK(mirrored(-5, 1) == 0);
}

TEST_CASE("an edge that would need an endless filter is refused") {
  CHECK_THROWS_WITH_AS(band_weights({.low_hz = 1e-9, .high_hz = 1.0}, 0.001),
                       doctest::Contains("longer steps"), InputError);
}
