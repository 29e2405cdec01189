#include "sim/swing/ideal_buffer.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <numbers>

#include "sim/swing/swing_spectrum.hpp"
#include "tests/sim/swing/waves.hpp"

using namespace gigaload;
using namespace gigaload::sim;
using tests::sine;
using tests::square;
using tests::trace_of;

namespace {

const SwingLimit kStep{
    .name = "step", .kind = SwingKind::step, .band = {}, .window_s = 15.0, .most = 5.0};
const SwingLimit kBand{.name = "band",
                       .kind = SwingKind::band,
                       .band = {.low_hz = 0.1, .high_hz = 55.0},
                       .window_s = 5.0,
                       .most = 10.0};
const SwingLimit kRamp{
    .name = "ramp", .kind = SwingKind::ramp, .band = {}, .window_s = 60.0, .most = 20.0};

std::optional<IdealBuffer> buffer_for(const PowerTrace& trace, const SwingLimit& limit) {
  const LimitSignal signal(trace, limit);
  return ideal_buffer(trace, {{&limit, &signal}}, swing_spectrum(trace).strongest_hz);
}

/// Returns what the grid sees behind the buffer.
PowerTrace behind(const PowerTrace& trace, const IdealBuffer& buffer) {
  PowerTrace grid = trace;
  const auto half = steps_in(0.5 * buffer.window_s, trace.step_s);
  const auto mean = moving_mean(trace.power_mw, half);
  for (std::size_t i = 0; i < mean.size(); ++i) {
    grid.power_mw[i] = buffer.share * trace.power_mw[i] + (1.0 - buffer.share) * mean[i];
  }
  return grid;
}

}  // namespace

TEST_CASE("a moving mean takes the last samples by half, and keeps the last whole window") {
  const std::vector<double> values = {1.0, 2.0, 4.0, 8.0, 16.0};
  const std::vector<double> means = moving_mean(values, 1);
  REQUIRE(means.size() == 5);
  CHECK(means[1] == doctest::Approx(0.25 * 1.0 + 0.5 * 2.0 + 0.25 * 4.0));
  CHECK(means[0] == means[1]);
  CHECK(means[3] == doctest::Approx(0.25 * 4.0 + 0.5 * 8.0 + 0.25 * 16.0));
  CHECK(means[4] == means[3]);
}

TEST_CASE("a sine takes a buffer of what it is above half of the limit") {
  constexpr double kAmplitude = 20.0, kHz = 0.5;
  const PowerTrace trace = trace_of(0.01, 200.0, sine(kAmplitude, kHz));
  for (const SwingLimit& limit : {kStep, kBand}) {
    const auto buffer = buffer_for(trace, limit);
    REQUIRE(buffer);
    const double above_mw = kAmplitude - 0.5 * limit.most;
    CHECK(buffer->power_mw == doctest::Approx(above_mw).epsilon(0.02));
    CHECK(buffer->energy_mwh ==
          doctest::Approx(above_mw / (std::numbers::pi * kHz) / 3600.0).epsilon(0.02));
  }
}

TEST_CASE("a square wave takes it for half of its period") {
  constexpr double kAmplitude = 20.0, kHz = 0.5;
  const PowerTrace trace = trace_of(0.01, 200.0, square(kAmplitude, kHz));
  const auto buffer = buffer_for(trace, kStep);
  REQUIRE(buffer);
  const double above_mw = kAmplitude - 0.5 * kStep.most;
  CHECK(buffer->power_mw == doctest::Approx(above_mw).epsilon(0.01));
  CHECK(buffer->energy_mwh == doctest::Approx(above_mw / (2.0 * kHz) / 3600.0).epsilon(0.01));
}

TEST_CASE("a step becomes a ramp that is allowed") {
  // a mean over T makes a step of H a ramp of H/T: H/2 of power, H T / 8 of energy
  const PowerTrace trace =
      trace_of(0.5, 1200.0, [](double time_s) { return time_s < 600.0 ? 100.0 : 140.0; });
  const auto buffer = buffer_for(trace, kRamp);
  REQUIRE(buffer);
  constexpr double kHeight = 40.0, kLeast = kHeight * 60.0 / 20.0;  // s
  CHECK(buffer->energy_mwh >= kHeight * kLeast / 8.0 / 3600.0 * 0.99);
  CHECK(buffer->energy_mwh <= kHeight * kLeast / 8.0 / 3600.0 * 1.5);
}

TEST_CASE("behind the buffer a trace keeps the limits, a long one too") {
  const auto course = [](double time_s) {
    const double slow = 30.0 * std::sin(time_s / 200.0);
    const double fast = time_s > 2000.0 && time_s < 2400.0 ? square(25.0, 0.4)(time_s) : 100.0;
    return slow + fast + (time_s > 5000.0 ? 18.0 : 0.0);
  };
  const PowerTrace trace = trace_of(0.02, 8000.0, course);  // more than is compared at once
  for (const SwingLimit& limit : {kStep, kBand}) {
    const auto buffer = buffer_for(trace, limit);
    REQUIRE(buffer);
    const PowerTrace grid = behind(trace, *buffer);
    const LimitSignal signal(grid, limit);
    CHECK(worst_of(limit, signal, grid.step_s).value <= limit.most * 1.01);
    CHECK(worst_of(limit, LimitSignal(trace, limit), grid.step_s).value > 2.0 * limit.most);
  }
}

TEST_CASE("what no window can mend has no buffer") {
  const PowerTrace trace = trace_of(1.0, 600.0, [](double time_s) { return 10.0 * time_s; });
  CHECK_FALSE(buffer_for(trace, kRamp));
}

TEST_CASE("a part of a long trace that a limit does not look at is none of its") {
  // a period of 0.1 Hz is 300,000 samples, more than the part around the step at the begin
  const PowerTrace trace =
      trace_of(1.0 / 30'000.0, 30.0, [](double time_s) { return time_s < 1.0 ? 100.0 : 110.0; });
  const SwingLimit slow{.name = "slow",
                        .kind = SwingKind::band,
                        .band = {.low_hz = 0.1, .high_hz = 1.0},
                        .window_s = 5.0,
                        .most = 50.0};
  const LimitSignal step(trace, kStep), band(trace, slow);
  REQUIRE(band.judged().begin > (std::size_t{1} << 18U));
  const auto buffer = ideal_buffer(trace, {{&kStep, &step}, {&slow, &band}}, 0.0);
  REQUIRE(buffer);
  const PowerTrace grid = behind(trace, *buffer);
  CHECK(worst_of(kStep, LimitSignal(grid, kStep), grid.step_s).value <= kStep.most * 1.01);
}
