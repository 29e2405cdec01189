#include "sim/fit/gamma_fit.hpp"

#include <doctest/doctest.h>

#include <vector>

#include "grid/core/error.hpp"

using namespace gigaload;
using namespace gigaload::sim;

TEST_CASE("of times that all ended the mean is theirs") {
  const std::vector<Observation> seen = {
      {1.0, 0.0, 1.0, true}, {2.0, 0.0, 1.0, true}, {4.5, 0.0, 1.0, true}};
  const GammaLikelihood likelihood(seen);
  CHECK(likelihood.best_mean_y(3.0) == doctest::Approx(2.5));
  CHECK(likelihood.best().mean_y == doctest::Approx(2.5));
}

TEST_CASE("of shape one the mean is all years over all ends, also with late entries") {
  const std::vector<Observation> seen = {
      {1.0, 0.0, 1.0, true}, {3.0, 1.0, 1.0, true}, {5.0, 2.0, 2.0, false}};
  CHECK(GammaLikelihood(seen).best_mean_y(1.0) == doctest::Approx((1.0 + 2.0 + 2 * 3.0) / 2.0));
}

TEST_CASE("the most likely law is higher than those about it, its Erlang law than its neighbours") {
  const std::vector<Observation> seen = {{1.5, 0.0, 1.0, true},  {2.0, 0.5, 1.0, true},
                                         {2.2, 0.0, 1.0, true},  {3.1, 1.0, 1.0, true},
                                         {2.5, 0.0, 1.0, false}, {1.0, 0.0, 1.0, false}};
  const GammaLikelihood likelihood(seen);
  const GammaLaw best = likelihood.best();
  for (const double factor : {0.95, 1.05}) {
    CHECK(likelihood.at(best) > likelihood.at({best.mean_y * factor, best.shape}));
    CHECK(likelihood.at(best) > likelihood.at({best.mean_y, best.shape * factor}));
  }
  CHECK(likelihood.best_shape(best.mean_y) == doctest::Approx(best.shape).epsilon(1e-3));
  const GammaLaw erlang = likelihood.best_erlang(best, 64);
  CHECK(erlang.shape == static_cast<int>(erlang.shape));
  for (const double by : {-1.0, 1.0}) {
    const double shape = erlang.shape + by;
    CHECK(likelihood.at(erlang) > likelihood.at({likelihood.best_mean_y(shape), shape}));
  }
  CHECK(likelihood.best_erlang(best, 2).shape == 2.0);
}

TEST_CASE("an interval ends where the profile is down, and is open where it never is") {
  const std::vector<Observation> seen = {
      {1.5, 0.0, 1.0, true}, {2.0, 0.0, 1.0, true}, {2.2, 0.0, 1.0, true}, {3.1, 0.0, 1.0, true}};
  const GammaLikelihood likelihood(seen);
  const GammaLaw best = likelihood.best();
  const Interval mean = likelihood.mean_interval(best, 0.9);
  REQUIRE(mean.low.has_value());
  REQUIRE(mean.high.has_value());
  constexpr double kDepth = 0.5 * 2.705543;  // chi-squared with one degree of freedom, 90 %
  for (const double end : {*mean.low, *mean.high}) {
    CHECK(likelihood.at({end, likelihood.best_shape(end)}) ==
          doctest::Approx(likelihood.at(best) - kDepth).epsilon(1e-4));
  }
  const std::vector<Observation> alike = {
      {2.0, 0.0, 1.0, true}, {2.0, 0.0, 1.0, true}, {2.0, 0.0, 1.0, true}};
  const GammaLikelihood sharp(alike);
  CHECK_FALSE(sharp.shape_interval(sharp.best(), 0.9).high.has_value());
}

TEST_CASE("without an end there is no likelihood to speak of") {
  const std::vector<Observation> seen = {{1.0, 0.0, 1.0, false}};
  CHECK_THROWS_AS(GammaLikelihood{seen}, InternalError);
}
