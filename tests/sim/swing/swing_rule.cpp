#include "sim/swing/swing_rule.hpp"

#include <doctest/doctest.h>

#include "tests/sim/swing/waves.hpp"

using namespace gigaload;
using namespace gigaload::sim;
using tests::sine;
using tests::square;
using tests::trace_of;

namespace {

const SwingLimit kBand{.name = "band",
                       .kind = SwingKind::band,
                       .band = {.low_hz = 0.1, .high_hz = 55.0},
                       .window_s = 5.0,
                       .most = 10.0};
const SwingLimit kStep{
    .name = "step", .kind = SwingKind::step, .band = {}, .window_s = 15.0, .most = 5.0};
const SwingLimit kRamp{
    .name = "ramp", .kind = SwingKind::ramp, .band = {}, .window_s = 60.0, .most = 20.0};

JudgedLimit judge(const SwingLimit& limit, const PowerTrace& trace) {
  if (!fault_for(limit, trace).empty()) return judged(limit, trace, nullptr);
  const LimitSignal signal(trace, limit);
  return judged(limit, trace, &signal);
}

double worst(const SwingLimit& limit, const PowerTrace& trace) {
  return judge(limit, trace).worst.value();
}

}  // namespace

TEST_CASE("a sine in the band swings by twice its amplitude, whatever its phase") {
  for (const double hz : {0.35, 1.0, 2.5, 14.7}) {
    for (const double phase : {0.0, 0.8, 1.57, 2.9}) {
      const PowerTrace trace = trace_of(0.001, 120.0, sine(6.0, hz, phase));
      CHECK(worst(kBand, trace) == doctest::Approx(12.0).epsilon(0.02));
    }
  }
  CHECK(judge(kBand, trace_of(0.001, 60.0, sine(6.0, 1.0))).is_kept() == false);
  CHECK(judge(kBand, trace_of(0.001, 60.0, sine(4.5, 1.0))).is_kept() == true);
}

TEST_CASE("a sine out of the band does not swing, however high") {
  CHECK(worst(kBand, trace_of(0.001, 60.0, sine(50.0, 120.0))) < 0.05);
  CHECK(worst(kBand, trace_of(0.1, 3600.0, sine(50.0, 0.002))) < 0.2);
  CHECK(worst(kBand, trace_of(0.01, 300.0, sine(20.0, 0.02, 1.0))) < 2.0);
}

TEST_CASE("a square wave and a step swing by their height") {
  const PowerTrace wave = trace_of(0.01, 120.0, square(4.0, 0.5));
  CHECK(worst(kBand, wave) == doctest::Approx(8.0).epsilon(0.02));
  CHECK(worst(kStep, wave) == doctest::Approx(8.0).epsilon(1e-12));
  const PowerTrace step =
      trace_of(0.01, 120.0, [](double time_s) { return time_s < 60.0 ? 100.0 : 125.0; });
  CHECK(worst(kBand, step) == doctest::Approx(25.0).epsilon(0.01));
  CHECK(worst(kStep, step) == 25.0);
  CHECK(worst(kRamp, step) == doctest::Approx(25.0));
  const JudgedLimit found = judge(kBand, step);
  CHECK(found.at_s > 54.9);
  CHECK(found.at_s < 60.0);
}

TEST_CASE("corners sharper than the band overshoot, as those of any band do") {
  // Gibbs: 8.95 % of the height at each side for an edge without a skirt; 2 %: the ends
  const PowerTrace wave = trace_of(0.001, 60.0, square(4.0, 0.5));
  CHECK(worst(kBand, wave) > 8.0 * 1.10);
  CHECK(worst(kBand, wave) < 8.0 * (1.0 + 2.0 * 0.0895 + 0.02));
}

TEST_CASE("a ramp is its rate") {
  const PowerTrace trace = trace_of(0.5, 600.0, [](double time_s) { return 100.0 + 0.3 * time_s; });
  CHECK(worst(kRamp, trace) == doctest::Approx(18.0));
  CHECK(judge(kRamp, trace).is_kept() == true);
  CHECK(worst(kBand, trace) < 0.1);
}

TEST_CASE("a trace one sample too short is not judged, and it is told why") {
  const PowerTrace enough = trace_of(0.1, 5.0, sine(2.0, 1.0));
  PowerTrace short_by_one = enough;
  short_by_one.power_mw.pop_back();
  CHECK(judge(kBand, enough).is_kept() == true);
  CHECK_FALSE(judge(kBand, enough).seen_in_part.empty());
  const JudgedLimit found = judge(kBand, short_by_one);
  CHECK_FALSE(found.worst);
  CHECK_FALSE(found.is_kept());
  CHECK(found.why_not == "its window is 5 s, and the trace has 4.9 s");
  const PowerTrace hourly = trace_of(3600.0, 86400.0, sine(40.0, 1.0 / 86400.0));
  CHECK(judge(kBand, hourly).why_not.find("shorter than a step") != std::string::npos);
  SwingLimit fast = kBand;
  fast.band.low_hz = 6.0;
  CHECK(judge(fast, enough).why_not.find("below 5 Hz") != std::string::npos);
}

TEST_CASE("what a trace cannot show of a band is told") {
  CHECK(judge(kBand, trace_of(0.1, 60.0, sine(1.0, 1.0))).seen_in_part.find("up to 5 Hz") !=
        std::string::npos);
  CHECK(judge(kBand, trace_of(0.005, 60.0, sine(1.0, 1.0))).seen_in_part.empty());
}

TEST_CASE("a rule is broken by one limit, and open where one cannot be judged") {
  const PowerTrace calm = trace_of(0.5, 30.0, sine(1.0, 0.2));
  CHECK(is_kept({judge(kStep, calm)}) == true);
  CHECK(is_kept({judge(kStep, calm), judge(kRamp, calm)}) == std::nullopt);
  const PowerTrace wild = trace_of(0.5, 30.0, sine(9.0, 0.2));
  CHECK(is_kept({judge(kRamp, wild), judge(kStep, wild)}) == false);
}
