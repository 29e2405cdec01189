#include "sim/years/smooth_limit.hpp"

#include <cmath>
#include <limits>
#include <numbers>
#include <string>

#include "grid/core/error.hpp"

namespace gigaload::sim {

SmoothLimit::SmoothLimit(double relative_error)
    : exponent_(-std::numbers::ln2 / std::log1p(-relative_error)) {
  if (!(relative_error > 0.0) || relative_error > 0.5) {
    throw InputError("the smoothing of limits must be above 0 and at most 0.5 (found " +
                     std::to_string(relative_error) + ")");
  }
}

double SmoothLimit::throttle(double demanded, double limit) const {
  if (limit == std::numeric_limits<double>::infinity()) {
    return 1.0;
  }
  if (!(limit > 0.0)) {
    return 0.0;
  }
  if (!(demanded > 0.0)) {
    return 1.0;
  }
  // Powers of the smaller of u and 1/u: nothing overflows.
  const double u = demanded / limit;
  return u <= 1.0 ? std::pow(1.0 + std::pow(u, exponent_), -1.0 / exponent_)
                  : std::pow(1.0 + std::pow(u, -exponent_), -1.0 / exponent_) / u;
}

Dual SmoothLimit::throttle(Dual demanded, Dual limit) const {
  const double theta = throttle(demanded.value, limit.value);
  if (!std::isfinite(limit.value) || !(limit.value > 0.0) || !(demanded.value > 0.0)) {
    return theta;
  }
  const double w = weight(demanded.value, limit.value);
  return {theta, -theta * w * (demanded.tangent / demanded.value - limit.tangent / limit.value)};
}

double SmoothLimit::weight(double demanded, double limit) const {
  const double u = demanded / limit;
  return u <= 1.0 ? std::pow(u, exponent_) / (1.0 + std::pow(u, exponent_))
                  : 1.0 / (1.0 + std::pow(u, -exponent_));
}

}  // namespace gigaload::sim
