#include "sim/swing/training_steps.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/swing/swing_spectrum.hpp"

using namespace gigaload::sim;

namespace {

constexpr TrainingSteps kSteps{.high_mw = 80.0, .low_mw = 30.0, .period_s = 2.0, .duty = 0.7};

double root_mean_square(const PowerTrace& trace) {
  const auto size = static_cast<double>(trace.power_mw.size());
  const double mean = std::accumulate(trace.power_mw.begin(), trace.power_mw.end(), 0.0) / size;
  double squares = 0.0;
  for (const double power : trace.power_mw) squares += (power - mean) * (power - mean);
  return std::sqrt(squares / size);
}

}  // namespace

TEST_CASE("machines compute for their share of a period") {
  const PowerTrace trace = training_trace(kSteps, {}, 0.01, 199.99);
  const auto [low, high] = std::minmax_element(trace.power_mw.begin(), trace.power_mw.end());
  CHECK(*low == 30.0);
  CHECK(*high == 80.0);
  const double sum = std::accumulate(trace.power_mw.begin(), trace.power_mw.end(), 0.0);
  const double mean = sum / static_cast<double>(trace.power_mw.size());
  CHECK(mean == doctest::Approx(0.7 * 80.0 + 0.3 * 30.0).epsilon(2e-3));
  CHECK(root_mean_square(trace) == doctest::Approx(50.0 * std::sqrt(0.7 * 0.3)).epsilon(2e-3));
  CHECK(swing_spectrum(trace).strongest_hz == doctest::Approx(0.5).epsilon(0.01));
}

TEST_CASE("corners are straight lines") {
  TrainingSteps steps = kSteps;
  steps.corner_s = 0.2;
  CHECK(power_mw(steps, 0.1) == doctest::Approx(55.0));
  CHECK(power_mw(steps, 1.0) == 80.0);
  CHECK(power_mw(steps, 1.5) == doctest::Approx(55.0));
  CHECK(power_mw(steps, 1.8) == doctest::Approx(30.0));
  CHECK(power_mw(steps, -0.2) == doctest::Approx(30.0));
}

TEST_CASE("campuses in step add up, others by the root of their number") {
  constexpr std::size_t kCampuses = 64;
  const double one = root_mean_square(training_trace(kSteps, {}, 0.01, 19.99));
  const PowerTrace together = training_trace(kSteps, {.campuses = kCampuses}, 0.01, 19.99);
  CHECK(root_mean_square(together) == doctest::Approx(64.0 * one));
  double squares = 0.0;
  constexpr int kSeeds = 200;
  for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
    const CampusSum apart{.campuses = kCampuses, .in_step = false, .seed = seed};
    const double each = root_mean_square(training_trace(kSteps, apart, 0.02, 1.98));
    squares += each * each / kSeeds;
  }
  // its own error is a tenth of the mean square over the root of 200 seeds
  CHECK(std::sqrt(squares) == doctest::Approx(8.0 * one).epsilon(0.15));
}
