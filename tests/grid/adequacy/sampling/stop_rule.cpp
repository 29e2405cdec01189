#include "grid/adequacy/sampling/stop_rule.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <random>
#include <vector>

using gigaload::grid::adequacy::Estimate;
using gigaload::grid::adequacy::RunningMean;
using gigaload::grid::adequacy::StopRule;

namespace {

/// Draws years of which the share p loses load, one MWh each, until the rule has enough.
struct DrawnNumbers {
  std::uint64_t samples;
  Estimate reached;
};

DrawnNumbers drawn(const StopRule& rule, double p, std::uint64_t batch, std::uint32_t seed) {
  std::mt19937 random(seed);
  std::bernoulli_distribution loses(p);
  RunningMean mean;
  std::uint64_t samples = 0;
  for (;;) {
    const std::uint64_t next = rule.next(mean.estimate(), samples, batch);
    if (next == samples) return {samples, mean.estimate()};
    for (; samples < next; ++samples) mean.add(loses(random) ? 1.0 : 0.0);
  }
}

}  // namespace

TEST_CASE("of years that lose load with a known probability it takes (1 - p) / (p e^2)") {
  // the variance of a Bernoulli variable is p (1 - p), its mean p
  constexpr double p = 0.1, e = 0.05;
  constexpr double expected = (1.0 - p) / (p * e * e);  // 3600
  constexpr std::uint64_t batch = 50;
  const StopRule rule{.relative_error = e, .most = 1'000'000};
  constexpr int repeated = 200;
  double sum = 0.0;
  for (std::uint32_t seed = 0; seed < repeated; ++seed) {
    const DrawnNumbers one = drawn(rule, p, batch, seed);
    CHECK(one.reached.standard_error <= e * one.reached.value);
    CHECK(one.samples % batch == 0);
    // n goes with 1 / p, which n samples tell to e / (1 - p) of it: five of these, and a batch
    CHECK(std::abs(static_cast<double>(one.samples) - expected) <
          expected * 5.0 * e / (1.0 - p) + 2.0 * static_cast<double>(batch));
    sum += static_cast<double>(one.samples);
  }
  // what is taken ahead by an estimate of the number, and whole batches, are a few percent
  const double mean = sum / repeated;
  CHECK(mean > 0.98 * expected);
  CHECK(mean < 1.06 * expected);
}

TEST_CASE("an error is believed from a thousand samples on, and nothing seen is not known") {
  const StopRule rule{.relative_error = 0.05, .most = 5000};
  CHECK(rule.next({}, 0, 100) == 1000);
  CHECK(rule.next({}, 0, 300) == 1200);
  CHECK(StopRule{.relative_error = 0.05, .most = 1100}.next({}, 0, 300) == 1100);
  const Estimate known{1.0, 0.05};
  CHECK_FALSE(rule.is_known(known, 999));
  CHECK(rule.is_known(known, 1000));
  CHECK(rule.next(known, 1000, 100) == 1000);
  CHECK_FALSE(rule.is_known({0.0, 0.0}, 1000));
  CHECK_FALSE(StopRule{}.is_known({1.0, 0.0}, 1'000'000));  // no error is asked for
}

TEST_CASE("more samples come as far as they are needed, doubled at most, and to the cap") {
  const StopRule rule{.relative_error = 0.05, .most = 5000};
  CHECK(rule.in_all({1.0, 0.06}, 1000) == 1440);
  CHECK(rule.next({1.0, 0.06}, 1000, 100) == 1500);
  CHECK(rule.next({1.0, 0.0500001}, 1000, 100) == 1100);  // one more at least
  CHECK(rule.next({1.0, 0.5}, 1000, 100) == 2000);
  CHECK(rule.next({0.0, 0.0}, 2000, 100) == 4000);
  CHECK(rule.next({1.0, 0.5}, 4000, 100) == 5000);
  CHECK(rule.next({1.0, 0.5}, 5000, 100) == 5000);
}
