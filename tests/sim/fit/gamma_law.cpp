#include "sim/fit/gamma_law.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace gigaload::sim;

TEST_CASE("the survival of a whole shape is Erlang's sum") {
  const GammaShape three(3.0);
  for (const double x : {0.1, 1.0, 4.0, 30.0}) {
    const double sum = std::exp(-x) * (1.0 + x + 0.5 * x * x);
    CHECK(three.log_survival(x) == doctest::Approx(std::log(sum)));
  }
  CHECK(three.log_survival(0.0) == 0.0);
  CHECK(survival_of({.mean_y = 2.0, .shape = 1.0}, 2.0) == doctest::Approx(std::exp(-1.0)));
}

TEST_CASE("far out, where the survival underflows, its logarithm goes on") {
  const GammaShape shape(10.0);
  const double before = shape.log_survival(640.0), behind = shape.log_survival(720.0);
  // below the switch and above it the slope is about the hazard of one scale, 1 - 9/x
  CHECK((behind - before) / 80.0 == doctest::Approx(-(1.0 - 9.0 / 680.0)).epsilon(1e-3));
  CHECK(std::isfinite(shape.log_survival(1e6)));
  CHECK(shape.log_survival_by_log_mean(1e6) == doctest::Approx(1e6).epsilon(1e-4));
}

TEST_CASE("the slope by the mean is that of differences") {
  const GammaShape shape(4.5);
  for (const double x : {0.5, 4.0, 20.0}) {
    constexpr double kStep = 1e-5;
    const double slope =
        (shape.log_survival(x * std::exp(-kStep)) - shape.log_survival(x * std::exp(kStep))) /
        (2.0 * kStep);
    CHECK(shape.log_survival_by_log_mean(x) == doctest::Approx(slope).epsilon(1e-6));
  }
}

TEST_CASE("a time after another one has what is left of the law") {
  const GammaShape shape(6.0);
  CHECK(std::exp(shape.log_survival(shape.time_after(0.0, 0.25))) == doctest::Approx(0.25));
  const double later = shape.time_after(5.0, 0.5);
  CHECK(later > 5.0);
  CHECK(std::exp(shape.log_survival(later) - shape.log_survival(5.0)) == doctest::Approx(0.5));
  CHECK(shape.time_after(2000.0, 0.5) > 2000.0);
  CHECK(shape.time_after(2000.0, 0.5) < 2001.0);
}
