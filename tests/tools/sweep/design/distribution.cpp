#include "tools/sweep/design/distribution.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <boost/math/quadrature/tanh_sinh.hpp>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>
#include <vector>

#include "grid/core/error.hpp"
#include "tools/sweep/design/design.hpp"

using namespace gigaload;
using namespace gigaload::tools::sweep;
using doctest::Approx;

namespace {

constexpr double kProbabilities[] = {1e-6, 0.01, 0.2, 0.5, 0.77, 0.99, 1.0 - 1e-6};

/// Mean and variance as integrals of the quantile function.
std::pair<double, double> moments(const Distribution& d) {
  boost::math::quadrature::tanh_sinh<double> rule;
  const auto power = [&](int k) {
    return rule.integrate([&](double p) { return p < 1.0 ? std::pow(quantile(d, p), k) : 0.0; },
                          0.0, 1.0, 1e-10);
  };
  const double mean = power(1);
  return {mean, power(2) - mean * mean};
}

std::vector<double> ranks(const std::vector<double>& x) {
  std::vector<std::size_t> order(x.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](std::size_t i) { return x[i]; });
  std::vector<double> rank(x.size());
  for (std::size_t r = 0; r < order.size(); ++r) rank[order[r]] = static_cast<double>(r);
  return rank;
}

double spearman(const std::vector<double>& x, const std::vector<double>& y) {
  const auto rx = ranks(x), ry = ranks(y);
  double squares = 0.0;
  for (std::size_t i = 0; i < x.size(); ++i) squares += (rx[i] - ry[i]) * (rx[i] - ry[i]);
  const auto n = static_cast<double>(x.size());
  return 1.0 - 6.0 * squares / (n * (n * n - 1.0));
}

}  // namespace

TEST_CASE("distributions: the quantile undoes the distribution function") {
  for (const double p : kProbabilities) {
    CAPTURE(p);
    CHECK(quantile(Uniform{.low = -2.0, .high = 6.0}, p) == Approx(-2.0 + 8.0 * p).epsilon(1e-14));
    const double t = quantile(Triangular{.low = 1.0, .mode = 2.0, .high = 5.0}, p);
    CHECK((t <= 2.0 ? (t - 1.0) * (t - 1.0) / 4.0 : 1.0 - (5.0 - t) * (5.0 - t) / 12.0) ==
          Approx(p).epsilon(1e-12));
    const double n = quantile(Normal{.mean = 3.0, .deviation = 2.0}, p);
    CHECK(0.5 * std::erfc(-(n - 3.0) / 2.0 / std::numbers::sqrt2) == Approx(p).epsilon(1e-10));
    const double l = quantile(Lognormal{.median = 4.0, .log_deviation = 0.5}, p);
    CHECK(0.5 * std::erfc(-std::log(l / 4.0) / 0.5 / std::numbers::sqrt2) ==
          Approx(p).epsilon(1e-10));
    // shape 3: 1 - e^-y (1 + y + y^2/2), where it is not lost in rounding
    const double y = quantile(Gamma{.mean = 6.0, .shape = 3.0}, p) / 2.0;
    if (p > 0.001) {
      CHECK(1.0 - std::exp(-y) * (1.0 + y + y * y / 2.0) == Approx(p).epsilon(1e-10));
    }
  }
  CHECK(quantile(Normal{}, 0.975) == Approx(1.959963984540054).epsilon(1e-14));
  // chi-squared of five degrees of freedom, 95 %: 11.0705 in every table
  CHECK(quantile(Gamma{.mean = 5.0, .shape = 2.5}, 0.95) == Approx(11.0705).epsilon(1e-5));
}

TEST_CASE("distributions: mean and variance are those of the books") {
  const auto check = [](const Distribution& d, double mean, double variance) {
    const auto [m, v] = moments(d);
    CHECK(m == Approx(mean).epsilon(1e-6));
    CHECK(v == Approx(variance).epsilon(1e-5));
  };
  check(Uniform{.low = 1.0, .high = 4.0}, 2.5, 9.0 / 12.0);
  check(Triangular{.low = 1.0, .mode = 2.0, .high = 5.0}, 8.0 / 3.0,
        (1.0 + 4.0 + 25.0 - 2.0 - 5.0 - 10.0) / 18.0);
  check(Normal{.mean = 3.0, .deviation = 2.0}, 3.0, 4.0);
  check(Lognormal{.median = 4.0, .log_deviation = 0.5}, 4.0 * std::exp(0.125),
        16.0 * std::exp(0.25) * (std::exp(0.25) - 1.0));
  check(Gamma{.mean = 4.8, .shape = 4.0}, 4.8, 4.8 * 4.8 / 4.0);
}

TEST_CASE("distributions: a choice takes each position as often as its weight says") {
  const Choice choice{.weights = {1.0, 0.0, 2.0, 5.0, 0.0}};
  std::vector<int> count(5, 0);
  constexpr int kPoints = 8000;
  for (int i = 0; i < kPoints; ++i) {
    ++count[static_cast<std::size_t>(quantile(choice, (i + 0.5) / kPoints))];
  }
  CHECK(count == std::vector<int>{1000, 0, 2000, 5000, 0});
  CHECK(quantile(Choice{.weights = {0.0, 3.0}}, 0.0) == 1.0);
  CHECK(quantile(choice, 1.0 - 0x1p-53) == 3.0);
}

TEST_CASE("distributions: the ends of the unit interval have finite values") {
  const Distribution all[] = {Uniform{}, Triangular{}, Normal{}, Lognormal{}, Gamma{}};
  for (const Distribution& d : all) {
    CHECK(std::isfinite(quantile(d, 0.0)));
    CHECK(std::isfinite(quantile(d, 1.0 - 0x1p-53)));
  }
  CHECK(quantile(Uniform{.low = 2.0, .high = 3.0}, 0.0) == 2.0);
}

TEST_CASE("distributions: correlated pairs have the rank correlation, and stay uniform") {
  const DesignMatrix x = design(DesignKind::sobol, 8192, 2, 4);
  for (const double wanted : {-0.9, -0.3, 0.0, 0.5, 0.95}) {
    std::vector<double> first, second;
    for (std::size_t i = 0; i < x.members(); ++i) {
      const double p2 = correlated(x.row(i)[0], x.row(i)[1], wanted);
      REQUIRE(p2 >= 0.0);
      REQUIRE(p2 < 1.0);
      // any distributions: ranks do not know them
      first.push_back(quantile(Gamma{.mean = 4.8, .shape = 4.0}, x.row(i)[0]));
      second.push_back(quantile(Lognormal{}, p2));
    }
    CHECK(spearman(first, second) == Approx(wanted).epsilon(0.01));
    const auto below = [&](double value) {
      return static_cast<double>(
          std::ranges::count_if(second, [&](double y) { return y < value; }));
    };
    for (const double p : {0.1, 0.5, 0.9}) {
      CHECK(below(quantile(Lognormal{}, p)) / 8192.0 == Approx(p).epsilon(0.02));
    }
  }
  // the ends: the second axis is the first one, or its mirror
  CHECK(correlated(0.3, 0.8, 1.0) == Approx(0.3));
  CHECK(correlated(0.3, 0.8, -1.0) == Approx(0.7));
  CHECK_THROWS_WITH_AS((void)correlated(0.3, 0.8, 1.1), doctest::Contains("between -1 and 1"),
                       InputError);
}

TEST_CASE("distributions: what is none is refused with what was found") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const auto refused = [](const Distribution& d, const char* words) {
    CAPTURE(words);
    CHECK_THROWS_WITH_AS((void)quantile(d, 0.5), doctest::Contains(words), InputError);
    CHECK_FALSE(fault_of(d).empty());
  };
  refused(Uniform{.low = 3.0, .high = 3.0}, "low < high (found 3 and 3)");
  refused(Uniform{.low = nan, .high = 3.0}, "found nan");
  refused(Triangular{.low = 1.0, .mode = 6.0, .high = 5.0}, "low <= mode <= high");
  refused(Triangular{.low = 1.0, .mode = 1.0, .high = 1.0}, "low < high");
  refused(Normal{.mean = 1.0, .deviation = 0.0}, "deviation above 0");
  refused(Lognormal{.median = -1.0, .log_deviation = 1.0}, "above 0 (found -1 and 1)");
  refused(Gamma{.mean = 1.0, .shape = -2.0}, "found 1 and -2");
  refused(Choice{}, "one of them above 0");
  refused(Choice{.weights = {1.0, -1.0, 3.0}}, "found 1, -1, 3");
  CHECK(fault_of(Gamma{.mean = 4.8, .shape = 4.0}).empty());
  CHECK(fault_of(Triangular{.low = 1.0, .mode = 1.0, .high = 2.0}).empty());
}
