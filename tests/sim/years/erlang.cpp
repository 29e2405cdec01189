#include "sim/years/erlang.hpp"

#include <doctest/doctest.h>

#include <boost/math/quadrature/gauss_kronrod.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <numeric>

using namespace gigaload;
using namespace gigaload::sim;

namespace {

using Quadrature = boost::math::quadrature::gauss_kronrod<double, 61>;

StageTimes times(int k1, int k2, double tau1 = 4.8, double tau2 = 2.4) {
  StageTimes t;
  t.pre_development_shape = k1;
  t.construction_shape = k2;
  t.pre_development_y = tau1;
  t.construction_y = tau2;
  return t;
}

double energised(const Chain& chain, double age_y) {
  return chain_after(chain, Block::pre_development, age_y)[chain.states.begin(Block::energised)];
}

/// Convolution of the density of the first stage with the distribution of the second.
double energised_by_quadrature(const Chain& chain, double age_y) {
  const auto k1 = static_cast<double>(chain.states.count(Block::pre_development));
  const auto k2 = static_cast<double>(chain.states.count(Block::construction));
  const auto [r1, h1] = chain.pre_development;
  const auto [r2, h2] = chain.construction;
  const auto integrand = [&, r1 = r1, h1 = h1, r2 = r2, h2 = h2](double s) {
    const double density =
        r1 * std::exp((k1 - 1) * std::log(r1 * s) - (r1 + h1) * s - std::lgamma(k1));
    // Survivors of the second stage: Erlang at r + h, thinned by (r / (r + h))^k.
    return density * std::pow(r2 / (r2 + h2), k2) *
           boost::math::gamma_p(k2, (r2 + h2) * (age_y - s));
  };
  return Quadrature::integrate(integrand, 0.0, age_y, 15, 1e-13);
}

}  // namespace

TEST_CASE("erlang: equal rates are one Erlang stage") {
  const Chain chain = make_chain(times(4, 4, 2.0, 2.0), true, "test");
  for (const double t : {0.01, 0.1, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 60.0}) {
    CHECK(energised(chain, t) ==
          doctest::Approx(boost::math::gamma_p(8.0, 2.0 * t)).epsilon(1e-13));
  }
}

TEST_CASE("erlang: 1 + 1 is the sum of two exponentials") {
  const Chain chain = make_chain(times(1, 1), true, "test");
  const double a = 1 / 4.8;
  const double b = 1 / 2.4;
  for (const double t : {0.5, 1.0, 5.0, 10.0, 40.0}) {
    const double exact = 1 - (b * std::exp(-a * t) - a * std::exp(-b * t)) / (b - a);
    CHECK(energised(chain, t) == doctest::Approx(exact).epsilon(1e-12));
  }
  CHECK(std::abs(33 * energised(chain, 5) - 13.82) < 0.005);
  CHECK(std::abs(33 * energised(chain, 10) - 25.29) < 0.005);
}

TEST_CASE("erlang: 33 GW with 4 + 4 as in the facts") {
  const Chain chain = make_chain(times(4, 4), true, "test");
  const double t[] = {2, 3, 4, 5, 6, 7.2, 10};
  const double gw[] = {0.09, 0.83, 3.05, 7.00, 12.05, 18.25, 28.22};
  for (std::size_t i = 0; i < std::size(t); ++i) {
    CHECK(std::abs(33 * energised(chain, t[i]) - gw[i]) < 0.0051);
  }
}

TEST_CASE("erlang: unequal rates, shapes and hazards against quadrature") {
  for (const auto& [k1, k2] : {std::pair{4, 4}, {3, 5}, {8, 2}, {1, 6}}) {
    StageTimes t = times(k1, k2);
    for (const double hazard : {0.0, 0.2}) {
      t.pre_development_cancellation_per_y = hazard;
      t.construction_cancellation_per_y = hazard / 3;
      const Chain chain = make_chain(t, true, "test");
      for (const double age : {0.3, 1.0, 3.0, 7.2, 15.0}) {
        CHECK(energised(chain, age) ==
              doctest::Approx(energised_by_quadrature(chain, age)).epsilon(1e-10));
      }
    }
  }
}

TEST_CASE("erlang: IT follows what is energised") {
  const Chain chain = make_chain(times(4, 4), true, "test");
  const double tau = 1.5;
  for (const double age : {1.0, 4.0, 9.0, 20.0}) {
    const auto response = [&](double s) {
      return energised(chain, s) / tau * std::exp(-(age - s) / tau);
    };
    CHECK(chain_after(chain, Block::pre_development, age)[chain.states.begin(Block::filled)] ==
          doctest::Approx(Quadrature::integrate(response, 0.0, age, 15, 1e-12)).epsilon(1e-10));
  }
}

TEST_CASE("erlang: attrition of pre-development over 4.8 years in four stages") {
  const double hazard[] = {0.158, 0.334, 0.429, 0.555};
  const double leaves[] = {0.50, 0.26, 0.19, 0.13};
  for (std::size_t i = 0; i < std::size(hazard); ++i) {
    StageTimes t = times(4, 4);
    t.pre_development_cancellation_per_y = hazard[i];
    const Chain chain = make_chain(t, true, "test");
    const std::vector<double> end = chain_after(chain, Block::pre_development, 200.0);
    CHECK(end[chain.states.begin(Block::energised)] ==
          doctest::Approx(std::pow(1 + hazard[i] * 1.2, -4)).epsilon(1e-12));
    CHECK(std::abs(end[chain.states.begin(Block::energised)] - leaves[i]) < 0.0051);
    CHECK(end[chain.states.begin(Block::energised)] + end[chain.states.begin(Block::cancelled)] ==
          doctest::Approx(1.0).epsilon(1e-12));
  }
}

TEST_CASE("erlang: entry in construction, a plant without IT, and conserved mass") {
  StageTimes t = times(4, 3);
  t.construction_cancellation_per_y = 0.05;
  const Chain chain = make_chain(t, false, "test");
  CHECK(chain.size() == 9);
  for (const double age : {0.0, 1e-6, 0.7, 5.0, 120.0}) {
    const std::vector<double> x = chain_after(chain, Block::construction, age);
    CHECK(std::accumulate(x.begin(), x.end(), 0.0) == doctest::Approx(1.0).epsilon(1e-13));
    const double rate = 3 / 2.4 + 0.05;
    CHECK(x[chain.states.begin(Block::energised)] ==
          doctest::Approx(std::pow((3 / 2.4) / rate, 3) * boost::math::gamma_p(3.0, rate * age))
              .epsilon(1e-12));
    CHECK(std::accumulate(x.begin(), x.begin() + 4, 0.0) == 0.0);
  }
}
