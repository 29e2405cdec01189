#include "sim/years/stage_age.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <boost/math/quadrature/gauss_kronrod.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>
#include <vector>

#include "grid/core/error.hpp"
#include "sim/ode/dual.hpp"

using namespace gigaload;
using namespace gigaload::sim;
using doctest::Approx;

namespace {

Phase aged(double elapsed_y) { return {.announced = 0, .elapsed_y = elapsed_y}; }
Phase steady() { return {.announced = 0, .steady = true}; }

/// Shares by compartment of what survives `age_y` years in a stage with a hazard, by the classical
/// method of Runge and Kutta in small steps.
std::vector<double> survivors(std::size_t k, double rate, double hazard, double age_y) {
  using State = std::vector<double>;
  const auto slope = [&](const State& x) {
    State dx(k);
    for (std::size_t j = 0; j < k; ++j) {
      dx[j] = (j > 0 ? rate * x[j - 1] : 0.0) - (rate + hazard) * x[j];
    }
    return dx;
  };
  const auto moved = [&](State x, const State& dx, double step) {
    for (std::size_t j = 0; j < k; ++j) x[j] += step * dx[j];
    return x;
  };
  State x(k, 0.0);
  x[0] = 1.0;
  constexpr int kSteps = 4000;
  const double step = age_y / kSteps;
  for (int i = 0; i < kSteps; ++i) {
    const State a = slope(x), b = slope(moved(x, a, step / 2)), c = slope(moved(x, b, step / 2)),
                d = slope(moved(x, c, step));
    for (std::size_t j = 0; j < k; ++j) x[j] += step / 6 * (a[j] + 2 * b[j] + 2 * c[j] + d[j]);
  }
  const double sum = std::accumulate(x.begin(), x.end(), 0.0);
  for (double& share : x) share /= sum;
  return x;
}

constexpr double kQuantiles[] = {1e-9, 0.01, 0.3, 0.5, 0.9, 0.999, 1.0 - 1e-9};

}  // namespace

TEST_CASE("stage age: what has just come is in the first compartment") {
  CHECK(occupation(4, Stage{2.0}, aged(0.0)) == std::vector<double>{1, 0, 0, 0});
  CHECK(occupation(1, Stage{2.0}, aged(3.0)) == std::vector<double>{1});
}

TEST_CASE("stage age: the compartments hold what a simulation has in them, with any hazard") {
  for (const std::size_t k : {1U, 2U, 4U, 10U}) {
    for (const double age : {0.1, 1.2, 5.0}) {
      for (const double hazard : {0.0, 0.6}) {
        const double rate = static_cast<double>(k) / 2.4;
        const auto found = occupation(k, Stage{rate, hazard}, aged(age));
        const auto wanted = survivors(k, rate, hazard, age);
        for (std::size_t j = 0; j < k; ++j) {
          CAPTURE(j);
          CHECK(std::abs(found[j] - wanted[j]) < 1e-9);
        }
      }
    }
  }
}

TEST_CASE("stage age: a steady book holds what came in at any time and is still there") {
  // the mean over all ages of what survives them: e^-ht (rt)^j / j! e^-rt, integrated over t
  using Quadrature = boost::math::quadrature::gauss_kronrod<double, 61>;
  for (const double hazard : {0.0, 0.158, 2.0}) {
    const double rate = 4.0 / 4.8;
    const auto w = occupation(4, Stage{rate, hazard}, steady());
    std::vector<double> held;
    for (int j = 0; j < 4; ++j) {
      held.push_back(Quadrature::integrate(
          [&](double t) {
            return std::exp(-(rate + hazard) * t) * std::pow(rate * t, j) / std::tgamma(j + 1.0);
          },
          0.0, std::numeric_limits<double>::infinity(), 15, 1e-13));
    }
    const double all = std::accumulate(held.begin(), held.end(), 0.0);
    for (std::size_t j = 0; j < 4; ++j) CHECK(w[j] == Approx(held[j] / all).epsilon(1e-9));
  }
}

TEST_CASE("stage age: the derivatives of a steady book by rate and hazard against differences") {
  constexpr double kStep = 1e-5;
  for (const auto& [by_rate, by_hazard] : {std::pair{1.0, 0.0}, {0.0, 1.0}}) {
    const auto w = occupation(4, StageOf<Dual>{Dual(2.0, by_rate), Dual(0.3, by_hazard)}, steady());
    const auto at = [&, rate = by_rate, hazard = by_hazard](double step) {
      return occupation(4, Stage{2.0 + rate * step, 0.3 + hazard * step}, steady());
    };
    const auto more = at(kStep), less = at(-kStep);
    for (std::size_t j = 0; j < 4; ++j) {
      CHECK(w[j].tangent == Approx((more[j] - less[j]) / (2 * kStep)).epsilon(1e-7).scale(1.0));
    }
  }
}

TEST_CASE("stage age: after a very long time nearly all is in the last compartment") {
  const auto w = occupation(64, Stage{6400.0}, aged(100.0));
  CHECK(std::accumulate(w.begin(), w.end(), 0.0) == Approx(1.0).epsilon(1e-14));
  CHECK(w.back() == Approx(1.0 - 63.0 / 640000.0).epsilon(1e-8));
  CHECK(time_left(w, 0.5) == Approx(std::log(2.0)).epsilon(1e-3));
}

TEST_CASE("stage age: its derivative by the rate against differences") {
  for (const double age : {0.5, 3.0}) {  // on both sides of x = k
    const auto w = occupation(4, StageOf<Dual>{Dual(2.0, 1.0)}, aged(age));
    const double step = 1e-5;
    const auto more = occupation(4, Stage{2.0 + step}, aged(age)),
               less = occupation(4, Stage{2.0 - step}, aged(age));
    for (std::size_t j = 0; j < 4; ++j) {
      CHECK(w[j].tangent == Approx((more[j] - less[j]) / (2 * step)).epsilon(1e-7).scale(1.0));
    }
  }
}

TEST_CASE("stage age: the time left is that of a gamma time given that it is longer than the age") {
  for (const double k : {1.0, 2.0, 4.0, 11.0}) {
    for (const double x : {0.2, 3.0, 30.0}) {
      const auto w = occupation(static_cast<std::size_t>(k), Stage{1.0}, aged(x));
      for (const double u : kQuantiles) {
        CAPTURE(u);
        const double t = time_left(w, u);
        const double longer = boost::math::gamma_q(k, x + t) / boost::math::gamma_q(k, x);
        CHECK(longer == Approx(1.0 - u).epsilon(1e-6));
        CHECK(std::abs(longer - (1.0 - u)) < 1e-12);
      }
    }
  }
}

TEST_CASE("stage age: the time left in a steady book is that of a renewal process at any moment") {
  // its density is that of surviving, over the mean: F(t) = integral of Q(k, s) ds / k
  using Quadrature = boost::math::quadrature::gauss_kronrod<double, 61>;
  for (const double k : {1.0, 2.0, 4.0, 11.0}) {
    const auto w = occupation(static_cast<std::size_t>(k), Stage{3.0}, steady());
    for (const double u : {0.01, 0.3, 0.5, 0.9, 0.999}) {
      const double t = time_left(w, u);
      const double before = Quadrature::integrate(
          [k](double s) { return boost::math::gamma_q(k, s) / k; }, 0.0, t, 15, 1e-13);
      CHECK(before == Approx(u).epsilon(1e-11));
    }
  }
}

TEST_CASE("stage age: a longer time goes with a larger number, whatever the age") {
  for (const Phase& phase : {aged(0.0), aged(0.4), aged(9.0), steady()}) {
    const auto w = occupation(4, Stage{1.5}, phase);
    double before = 0.0;
    for (const double u : kQuantiles) {
      const double t = time_left(w, u);
      CHECK(t > before);
      CHECK(std::isfinite(t));
      before = t;
    }
    CHECK(time_left(w, std::numeric_limits<double>::min()) >= 0.0);
    CHECK(std::isfinite(time_left(w, 1.0 - std::numeric_limits<double>::epsilon())));
  }
}

TEST_CASE("stage age: times that cannot be are refused") {
  for (const double bad :
       {-0.1, std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()}) {
    CHECK_THROWS_AS((void)occupation(4, Stage{1.0}, aged(bad)), InputError);
  }
}
