#include "tools/sweep/design/distribution.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <numbers>
#include <numeric>

#include "grid/core/error.hpp"

namespace gigaload::tools::sweep {

namespace {

using boost::math::policies::policy;
using boost::math::policies::promote_double;
using Doubles = policy<promote_double<false>>;

constexpr double kLeast = 0x1p-54;

double standard_normal(double p) {
  return boost::math::quantile(boost::math::normal_distribution<double, Doubles>(),
                               std::max(p, kLeast));
}

double standard_normal_cdf(double z) {
  return boost::math::cdf(boost::math::normal_distribution<double, Doubles>(), z);
}

template <class... Numbers>
bool finite(Numbers... numbers) {
  return (std::isfinite(numbers) && ...);
}

std::string fault(const Uniform& d) {
  if (finite(d.low, d.high, d.high - d.low) && d.low < d.high) return {};
  return fmt::format("uniform needs low < high (found {} and {})", d.low, d.high);
}

std::string fault(const Triangular& d) {
  if (finite(d.low, d.high, d.high - d.low) && d.low <= d.mode && d.mode <= d.high &&
      d.low < d.high) {
    return {};
  }
  return fmt::format("triangular needs low <= mode <= high and low < high (found {}, {} and {})",
                     d.low, d.mode, d.high);
}

std::string fault(const Normal& d) {
  if (finite(d.mean, d.deviation) && d.deviation > 0.0) return {};
  return fmt::format("normal needs a deviation above 0 (found mean {}, deviation {})", d.mean,
                     d.deviation);
}

std::string fault(const Lognormal& d) {
  if (finite(d.median, d.log_deviation) && d.median > 0.0 && d.log_deviation > 0.0) return {};
  return fmt::format(
      "lognormal needs a median and a deviation of the logarithm above 0 (found {} and {})",
      d.median, d.log_deviation);
}

std::string fault(const Gamma& d) {
  if (finite(d.mean, d.shape) && d.mean > 0.0 && d.shape > 0.0) return {};
  return fmt::format("gamma needs a mean and a shape above 0 (found {} and {})", d.mean, d.shape);
}

std::string fault(const Choice& d) {
  const bool fair = std::ranges::all_of(d.weights, [](double w) { return w >= 0.0; });
  const double sum = std::accumulate(d.weights.begin(), d.weights.end(), 0.0);
  if (fair && std::isfinite(sum) && sum > 0.0) return {};
  return fmt::format("choice needs weights of at least 0, one of them above 0 (found {})",
                     fmt::join(d.weights, ", "));
}

double value(const Uniform& d, double p) { return d.low + p * (d.high - d.low); }

double value(const Triangular& d, double p) {
  const double width = d.high - d.low;
  return p * width <= d.mode - d.low ? d.low + std::sqrt(p * width * (d.mode - d.low))
                                     : d.high - std::sqrt((1.0 - p) * width * (d.high - d.mode));
}

double value(const Normal& d, double p) { return d.mean + d.deviation * standard_normal(p); }

double value(const Lognormal& d, double p) {
  return d.median * std::exp(d.log_deviation * standard_normal(p));
}

double value(const Gamma& d, double p) {
  return d.mean / d.shape * boost::math::gamma_p_inv(d.shape, p, Doubles());
}

double value(const Choice& d, double p) {
  const double wanted = p * std::accumulate(d.weights.begin(), d.weights.end(), 0.0);
  double sum = 0.0;
  std::size_t last = 0;  // that can be taken at all: rounding may leave the sum below `wanted`
  for (std::size_t i = 0; i < d.weights.size(); ++i) {
    if (d.weights[i] == 0.0) continue;
    last = i;
    sum += d.weights[i];
    if (sum > wanted) break;
  }
  return static_cast<double>(last);
}

}  // namespace

std::string fault_of(const Distribution& distribution) {
  return std::visit([](const auto& d) { return fault(d); }, distribution);
}

double quantile(const Distribution& distribution, double p) {
  if (!(p >= 0.0) || !(p < 1.0)) {
    throw InternalError(fmt::format("a probability of {} is not in [0, 1)", p));
  }
  if (const std::string wrong = fault_of(distribution); !wrong.empty()) throw InputError(wrong);
  return std::visit([&](const auto& d) { return value(d, p); }, distribution);
}

double correlated(double p1, double p2, double rank_correlation) {
  if (!(std::abs(rank_correlation) <= 1.0)) {
    throw InputError(
        fmt::format("a rank correlation is between -1 and 1 (found {})", rank_correlation));
  }
  const double r = 2.0 * std::sin(std::numbers::pi / 6.0 * rank_correlation);
  const double z =
      r * standard_normal(p1) + std::sqrt(std::max(0.0, 1.0 - r * r)) * standard_normal(p2);
  return std::min(standard_normal_cdf(z), 1.0 - 0x1p-53);
}

}  // namespace gigaload::tools::sweep
