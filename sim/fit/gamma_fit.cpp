#include "sim/fit/gamma_fit.hpp"

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/tools/minima.hpp>
#include <boost/math/tools/roots.hpp>
#include <cmath>
#include <cstdint>
#include <map>

#include "grid/core/error.hpp"

namespace gigaload::sim {

namespace {

constexpr double kLeastShape = 0.2, kMostShape = 400.0;
constexpr double kLeastMean = 1e-3, kMostMean = 1e4;  // y
constexpr int kBits = 24;                             // of a minimum, half of what a double has

/// Returns the x in [low, high] at which the function is highest.
template <class F>
double highest(const F& f, double low, double high) {
  const auto falling = [&f](double x) { return -f(x); };
  return boost::math::tools::brent_find_minima(falling, low, high, kBits).first;
}

/// Returns the root between two points at which the function has different signs.
template <class F>
double root_between(const F& f, double low, double high, double f_low, double f_high,
                    double tolerance) {
  if (f_low == 0.0) return low;
  if (f_high == 0.0) return high;
  std::uintmax_t steps = 100;
  const auto near = [tolerance](double a, double b) { return std::abs(b - a) <= tolerance; };
  const auto found = boost::math::tools::toms748_solve(f, low, high, f_low, f_high, near, steps);
  return 0.5 * (found.first + found.second);
}

/// Goes from where the function is not below zero by `step` until it is, no farther than `last`,
/// and returns the root before; nothing if there is none.
template <class F>
std::optional<double> first_root(const F& f, double from, double step, double last) {
  double before = from, f_before = f(from);
  while (before != last) {
    const double next = step > 0.0 ? std::min(last, before + step) : std::max(last, before + step);
    const double f_next = f(next);
    if (f_next < 0.0) {
      const bool up = step > 0.0;
      return root_between(f, up ? before : next, up ? next : before, up ? f_before : f_next,
                          up ? f_next : f_before, 1e-6);
    }
    before = next;
    f_before = f_next;
  }
  return std::nullopt;
}

std::optional<double> exponential(const std::optional<double>& log) {
  return log ? std::optional(std::exp(*log)) : std::nullopt;
}

/// Returns how far the logarithm of a likelihood may lie below its highest.
double depth_of(double level) {
  const double z = boost::math::quantile(boost::math::normal(), 0.5 * (1.0 + level));
  return 0.5 * z * z;
}

}  // namespace

GammaLikelihood::GammaLikelihood(std::span<const Observation> observations) {
  std::map<double, double> survived;
  for (const Observation& seen : observations) {
    if (seen.ended) {
      ended_ += seen.weight;
      ages_y_ += seen.weight * seen.age_y;
      log_ages_ += seen.weight * std::log(seen.age_y);
    } else {
      survived[seen.age_y] += seen.weight;
    }
    if (seen.entry_y > 0.0) survived[seen.entry_y] -= seen.weight;
  }
  if (!(ended_ > 0.0)) throw InternalError("a likelihood of times of which none has ended");
  for (const auto& [age, weight] : survived) {
    if (weight != 0.0) survived_.emplace_back(age, weight);
  }
}

double GammaLikelihood::at(const GammaLaw& law) const {
  return at(GammaShape(law.shape), law.mean_y);
}

double GammaLikelihood::at(const GammaShape& shape, double mean_y) const {
  const double k = shape.shape(), per_y = k / mean_y;
  double sum =
      (k - 1.0) * log_ages_ - per_y * ages_y_ + ended_ * (k * std::log(per_y) - shape.log_gamma());
  for (const auto& [age, weight] : survived_) sum += weight * shape.log_survival(per_y * age);
  return sum;
}

double GammaLikelihood::slope(const GammaShape& shape, double mean_y) const {
  const double k = shape.shape(), per_y = k / mean_y;
  double sum = per_y * ages_y_ - k * ended_;
  for (const auto& [age, weight] : survived_) {
    sum += weight * shape.log_survival_by_log_mean(per_y * age);
  }
  return sum;
}

double GammaLikelihood::best_mean_y(double shape) const {
  const GammaShape of(shape);
  const auto rise = [&](double log_mean) { return slope(of, std::exp(log_mean)); };
  constexpr double kStep = 0.3;
  const double lowest = std::log(kLeastMean), longest = std::log(kMostMean);
  double low = std::clamp(std::log(ages_y_ / ended_), lowest, longest), high = low;
  double f_low = rise(low), f_high = f_low;
  while (f_low < 0.0 && low > lowest) {
    high = low;
    f_high = f_low;
    low = std::max(lowest, low - kStep);
    f_low = rise(low);
  }
  while (f_high > 0.0 && high < longest) {
    low = high;
    f_low = f_high;
    high = std::min(longest, high + kStep);
    f_high = rise(high);
  }
  if (f_low <= 0.0 && f_high < 0.0) return std::exp(low);
  if (f_high >= 0.0 && f_low > 0.0) return std::exp(high);
  return std::exp(root_between(rise, low, high, f_low, f_high, 1e-9));
}

double GammaLikelihood::best_shape(double mean_y) const {
  return std::exp(highest([&](double log_shape) { return at({mean_y, std::exp(log_shape)}); },
                          std::log(kLeastShape), std::log(kMostShape)));
}

GammaLaw GammaLikelihood::best() const {
  const auto profile = [this](double log_shape) {
    const double shape = std::exp(log_shape);
    return at({best_mean_y(shape), shape});
  };
  const double shape = std::exp(highest(profile, std::log(kLeastShape), std::log(kMostShape)));
  return {best_mean_y(shape), shape};
}

GammaLaw GammaLikelihood::best_erlang(const GammaLaw& best, int most) const {
  const double below = std::clamp(std::floor(best.shape), 1.0, static_cast<double>(most));
  const double above = std::min(below + 1.0, static_cast<double>(most));
  const GammaLaw low{best_mean_y(below), below}, high{best_mean_y(above), above};
  return at(high) > at(low) ? high : low;
}

Interval GammaLikelihood::mean_interval(const GammaLaw& best, double level) const {
  const double floor = at(best) - depth_of(level);
  const auto above = [&](double log_mean) {
    const double mean_y = std::exp(log_mean);
    return at({mean_y, best_shape(mean_y)}) - floor;
  };
  const double from = std::log(best.mean_y);
  constexpr double kStep = 0.1;
  return {exponential(first_root(above, from, -kStep, std::min(from, std::log(kLeastMean)))),
          exponential(first_root(above, from, kStep, std::log(kMostMean)))};
}

Interval GammaLikelihood::shape_interval(const GammaLaw& best, double level) const {
  const double floor = at(best) - depth_of(level);
  const auto above = [&](double log_shape) {
    const double shape = std::exp(log_shape);
    return at({best_mean_y(shape), shape}) - floor;
  };
  const double from = std::log(best.shape);
  constexpr double kStep = 0.3;
  return {exponential(first_root(above, from, -kStep, std::log(kLeastShape))),
          exponential(first_root(above, from, kStep, std::log(kMostShape)))};
}

}  // namespace gigaload::sim
