#include "sim/years/drawn_part.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <string>
#include <vector>

#include "tests/sim/years_scenario.hpp"

using namespace gigaload;
using namespace gigaload::sim;
using doctest::Approx;

namespace {

constexpr double kMw = 50.0, kMeanY = 3.0, kAtY = 2.5;
constexpr int kShape = 5;

/// Equal campuses that are in construction from 0 y on.
std::vector<Campus> equal_campuses(int number) {
  Scenario s;
  for (int i = 0; i < number; ++i) {
    Campus& campus = add_campus(s, "site " + std::to_string(i),
                                {.announced = 0,
                                 .capacity_mw = kMw,
                                 .share_pre_development = 0.0,
                                 .share_construction = 1.0});
    campus.stages.construction_y = kMeanY;
    campus.stages.construction_shape = kShape;
  }
  return s.campuses;
}

/// Returns the parts of all campuses in a future.
std::vector<DrawnPart> drawn(const std::vector<Campus>& campuses, double common_delay,
                             std::uint32_t future) {
  const grid::RandomSource numbers(7, grid::Stream::stages, future);
  const double delay = delay_in_common(common_delay, numbers);
  std::vector<DrawnPart> parts;
  for (const Campus& campus : campuses) draw_phase(campus, 0, 0.0, delay, numbers, parts);
  return parts;
}

struct Moments {
  double mean = 0.0, variance = 0.0;
};

/// Returns mean and variance of what has power by kAtY, by the laws of total expectation and total
/// variance over the factor in common, with the trapezoidal rule over its normal number.
Moments expected(int campuses, double s) {
  constexpr double kStep = 0.01, kWidest = 8.0;
  double p = 0.0, pp = 0.0;  // E[p(F)], E[p(F)^2]
  for (double z = -kWidest; z <= kWidest; z += kStep) {
    const double weight = kStep * std::exp(-0.5 * z * z) / std::sqrt(2.0 * std::numbers::pi);
    const double factor = std::exp(s * z - 0.5 * s * s);
    const double share = boost::math::gamma_p(kShape, kShape * kAtY / (factor * kMeanY));
    p += weight * share;
    pp += weight * share * share;
  }
  const double n = campuses;
  return {n * p * kMw, kMw * kMw * (n * (p - pp) + n * n * (pp - p * p))};
}

}  // namespace

TEST_CASE("drawn parts: what campuses have in common widens the spread of their sum") {
  constexpr int kCampuses = 40;
  constexpr std::uint32_t kFutures = 6000;
  const std::vector<Campus> campuses = equal_campuses(kCampuses);
  double alone = 0.0;
  for (const double s : {0.0, 0.1, 0.3}) {
    CAPTURE(s);
    std::vector<double> sums;
    double mean = 0.0;
    for (std::uint32_t future = 0; future < kFutures; ++future) {
      double mw = 0.0;
      for (const DrawnPart& part : drawn(campuses, s, future)) {
        if (part.built_y <= kAtY) mw += part.mw;
      }
      sums.push_back(mw);
      mean += mw / kFutures;
    }
    double variance = 0.0, fourth = 0.0;
    for (const double mw : sums) {
      const double squared = (mw - mean) * (mw - mean);
      variance += squared / (kFutures - 1.0);
      fourth += squared * squared / kFutures;
    }
    const Moments wanted = expected(kCampuses, s);
    const double error = std::sqrt((fourth - variance * variance) / kFutures);  // of the variance
    CHECK(std::abs(mean - wanted.mean) < 3.0 * std::sqrt(variance / kFutures));
    CHECK(std::abs(variance - wanted.variance) < 3.0 * error);
    if (s == 0.0) alone = variance;
    if (s == 0.3) CHECK(variance > 8.0 * alone);
  }
}

TEST_CASE("drawn parts: the factor in common has the mean 1 and the spread that is given") {
  constexpr std::uint32_t kFutures = 20'000;
  constexpr double kSpread = 0.3;
  double sum = 0.0, logs = 0.0, squares = 0.0;
  for (std::uint32_t future = 0; future < kFutures; ++future) {
    const double f = delay_in_common(kSpread, {11, grid::Stream::stages, future});
    CHECK(delay_in_common(0.0, {11, grid::Stream::stages, future}) == 1.0);
    sum += f;
    logs += std::log(f);
    squares += std::log(f) * std::log(f);
  }
  // of a lognormal of mean 1 the variance is e^(s^2) - 1, and the mean of the logarithm -s^2/2
  const double n = kFutures, mean_log = logs / n;
  CHECK(std::abs(sum / n - 1.0) < 3.0 * std::sqrt(std::expm1(kSpread * kSpread) / n));
  CHECK(std::abs(mean_log + 0.5 * kSpread * kSpread) < 3.0 * kSpread / std::sqrt(n));
  CHECK(std::sqrt(squares / n - mean_log * mean_log) == Approx(kSpread).epsilon(0.015));
}

TEST_CASE("drawn parts: the factor stretches every stage and no other number of the future") {
  std::vector<Campus> campuses = equal_campuses(3);
  campuses[1].phases[0].share_construction = 0.0;
  campuses[1].phases[0].share_pre_development = 1.0;
  campuses[2].stages.buildings = 4;
  campuses[2].stages.first_power_y = 1.0;
  for (std::uint32_t future = 0; future < 20; ++future) {
    const double factor = delay_in_common(0.5, {7, grid::Stream::stages, future});
    const std::vector<DrawnPart> without = drawn(campuses, 0.0, future);
    const std::vector<DrawnPart> with = drawn(campuses, 0.5, future);
    REQUIRE(with.size() == without.size());
    REQUIRE(with.size() == 6);
    for (std::size_t i = 0; i < with.size(); ++i) {
      CHECK(with[i].built_y == Approx(factor * without[i].built_y).epsilon(1e-12));
    }
    // another campus changes nothing of these
    std::vector<Campus> more = equal_campuses(4);
    std::copy(campuses.begin(), campuses.end(), more.begin());
    CHECK(drawn(more, 0.5, future)[5].built_y == with[5].built_y);
  }
}
