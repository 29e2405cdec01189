#include "sim/swing/swing_spectrum.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

#include "tests/sim/swing/waves.hpp"

using namespace gigaload;
using namespace gigaload::sim;

namespace {

double swing_between(const SwingSpectrum& spectrum, double low_hz, double high_hz) {
  double squares = 0.0;
  for (const SpectrumBin& bin : spectrum.bins) {
    if (bin.high_hz > low_hz && bin.low_hz < high_hz) squares += bin.swing_mw * bin.swing_mw;
  }
  return std::sqrt(squares);
}

}  // namespace

TEST_CASE("a sine is a line of its peak to peak, in short traces and in those of many stretches") {
  for (const double length_s : {50.0, 3000.0}) {
    const auto spectrum = swing_spectrum(tests::trace_of(0.01, length_s, tests::sine(6.0, 2.0)));
    CHECK(spectrum.strongest_hz == doctest::Approx(2.0).epsilon(0.01));
    CHECK(swing_between(spectrum, 1.5, 2.6) == doctest::Approx(12.0).epsilon(0.01));
    CHECK(swing_between(spectrum, 4.0, 50.0) < 0.01);
  }
}

TEST_CASE("the squares of all ranges add up to the variance") {
  const PowerTrace trace = tests::trace_of(0.01, 2000.0, [](double time_s) {
    return 7.0 * std::sin(5.0 * time_s) + 3.0 * std::cos(31.0 * time_s) + std::sin(200.0 * time_s);
  });
  const auto spectrum = swing_spectrum(trace);
  CHECK(swing_between(spectrum, 0.0, 60.0) ==
        doctest::Approx(2.0 * std::sqrt(49.0 + 9.0 + 1.0)).epsilon(1e-3));
  for (std::size_t i = 1; i < spectrum.bins.size(); ++i) {
    CHECK(spectrum.bins[i].low_hz == spectrum.bins[i - 1].high_hz);
  }
}

TEST_CASE("a constant has no strongest frequency, and two samples have a spectrum") {
  CHECK(swing_spectrum(tests::trace_of(0.1, 10.0, [](double) { return 5.0; })).strongest_hz == 0.0);
  CHECK(swing_spectrum({.start_s = 0.0, .step_s = 1.0, .power_mw = {1.0, 2.0}}).bins.size() == 1);
}
