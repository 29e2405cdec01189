#include "sim/fit/gamma_law.hpp"

#include <algorithm>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>

namespace gigaload::sim {

namespace {

using Doubles = boost::math::policies::policy<
    boost::math::policies::promote_double<false>,
    boost::math::policies::underflow_error<boost::math::policies::ignore_error>>;

/// Below this the incomplete gamma function is near its underflow, and its first asymptotic terms
/// are as good: x is then hundreds of scales beyond the mean.
constexpr double kTiny = 1e-280;

}  // namespace

GammaShape::GammaShape(double shape)
    : shape_(shape), log_gamma_(boost::math::lgamma(shape, Doubles())) {}

double GammaShape::survival(double x) const { return boost::math::gamma_q(shape_, x, Doubles()); }

double GammaShape::log_survival(double x) const {
  if (!(x > 0.0)) return 0.0;
  const double q = survival(x);
  if (q > kTiny) return std::log(q);
  return (shape_ - 1.0) * std::log(x) - x - log_gamma_ - std::log1p((1.0 - shape_) / x);
}

double GammaShape::log_survival_by_log_mean(double x) const {
  if (!(x > 0.0)) return 0.0;
  const double q = survival(x);
  if (q <= kTiny) return std::max(0.0, x - shape_ + 1.0);
  return std::exp(shape_ * std::log(x) - x - log_gamma_) / q;
}

double GammaShape::time_after(double x, double u) const {
  const double q = x > 0.0 ? survival(x) : 1.0;
  if (q * u > kTiny) return std::max(x, boost::math::gamma_q_inv(shape_, q * u, Doubles()));
  const double hazard = std::max(1e-3, 1.0 - (shape_ - 1.0) / std::max(x, shape_));
  return x - std::log(u) / hazard;
}

double survival_of(const GammaLaw& law, double age_y) {
  return std::exp(GammaShape(law.shape).log_survival(law.shape * age_y / law.mean_y));
}

}  // namespace gigaload::sim
