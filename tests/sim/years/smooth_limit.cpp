#include "sim/years/smooth_limit.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "grid/core/error.hpp"

using gigaload::InputError;
using gigaload::sim::SmoothLimit;

TEST_CASE("smooth limit: the flow never exceeds demand or limit and grows with demand") {
  for (const double e : {0.001, 0.02, 0.2, 0.5}) {
    const SmoothLimit limit(e);
    double before = 0.0;
    double worst = 0.0;
    for (int i = 0; i < 3000; ++i) {
      const double f = 0.01 * std::pow(1.003, i);
      const double flow = f * limit.throttle(f, 3.0);
      CHECK(flow <= std::min(f, 3.0) * (1 + 4e-16));
      CHECK(flow >= before * (1 - 4e-16));
      before = flow;
      worst = std::max(worst, 1 - flow / std::min(f, 3.0));
    }
    CHECK(worst <= e * (1 + 1e-12));
    CHECK(3.0 * limit.throttle(3.0, 3.0) == doctest::Approx(3.0 * (1 - e)).epsilon(1e-12));
  }
}

TEST_CASE("smooth limit: the error that the header states") {
  const SmoothLimit limit(0.02);
  const auto error = [&](double u) { return 1 - limit.throttle(u, 1.0) / std::min(1.0, 1 / u); };
  CHECK(error(1.0) == doctest::Approx(0.02).epsilon(1e-9).scale(0.0));
  CHECK(error(0.9) == doctest::Approx(7.7e-4).epsilon(0.01).scale(0.0));
  CHECK(error(1 / 0.9) == doctest::Approx(error(0.9)).epsilon(1e-9));
  CHECK(error(0.8) == doctest::Approx(1.4e-5).epsilon(0.03).scale(0.0));
  CHECK(error(0.5) < 2e-12);
}

TEST_CASE("smooth limit: differentiable where the branches meet") {
  const SmoothLimit limit(0.02);
  const double h = 1e-6;
  const double left = (limit.throttle(1.0, 1.0) - limit.throttle(1.0 - h, 1.0)) / h;
  const double right = (limit.throttle(1.0 + h, 1.0) - limit.throttle(1.0, 1.0)) / h;
  CHECK(left == doctest::Approx(right).epsilon(1e-4));
  CHECK(left == doctest::Approx(-0.49).epsilon(1e-3));  // -(1/2) 2^(-1/p)
}

TEST_CASE("smooth limit: no limit, no demand, nothing allowed, no smoothing") {
  const SmoothLimit limit(0.02);
  CHECK(limit.throttle(5.0, std::numeric_limits<double>::infinity()) == 1.0);
  CHECK(limit.throttle(0.0, 3.0) == 1.0);
  CHECK(limit.throttle(-1e-9, 3.0) == 1.0);
  CHECK(limit.throttle(5.0, 0.0) == 0.0);
  CHECK(limit.throttle(1e300, 1e-300) == 0.0);
  CHECK_THROWS_AS(SmoothLimit(0.0), InputError);
  CHECK_THROWS_AS(SmoothLimit(0.6), InputError);
  CHECK_THROWS_AS(SmoothLimit{std::nan("")}, InputError);
}

TEST_CASE("smooth limit: the weight is how theta falls with the demand, in logarithms") {
  const SmoothLimit limit(0.02);
  for (const double demanded : {0.5, 0.9, 1.0, 1.05, 2.0}) {
    CAPTURE(demanded);
    const double h = 1e-5;
    const double fall = -(std::log(limit.throttle(demanded * std::exp(h), 1.0)) -
                          std::log(limit.throttle(demanded * std::exp(-h), 1.0))) /
                        (2.0 * h);
    CHECK(limit.weight(demanded, 1.0) == doctest::Approx(fall).epsilon(1e-6).scale(1e-3));
  }
  CHECK(limit.weight(1.0, 1.0) == doctest::Approx(0.5));
  CHECK(limit.weight(1e300, 1e-300) == 1.0);
  CHECK(limit.weight(1e-300, 1e300) == 0.0);
}
