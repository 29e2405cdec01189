#include "sim/years/stage_age.hpp"

#include <boost/math/special_functions/gamma.hpp>
#include <boost/math/tools/toms748_solve.hpp>
#include <cmath>
#include <cstdint>
#include <string>

#include "grid/core/error.hpp"
#include "sim/ode/dual.hpp"

namespace gigaload::sim {

namespace {

using boost::math::policies::policy;
using boost::math::policies::promote_double;
using Doubles = policy<promote_double<false>>;

/// S(t), t in mean times of a compartment.
double survival(std::span<const double> occupation, double t) {
  double term = std::exp(-t);  // e^-t t^i / i!
  double stays = 0.0;          // Q(i + 1, t)
  double sum = 0.0;
  for (std::size_t i = 0; i < occupation.size(); ++i) {
    stays += term;
    sum += occupation[occupation.size() - 1 - i] * stays;
    term *= t / static_cast<double>(i + 1);
  }
  return sum;
}

}  // namespace

template <class T>
std::vector<T> occupation(std::size_t compartments, const StageOf<T>& stage, const Phase& phase) {
  if (!(phase.elapsed_y >= 0.0) || !std::isfinite(phase.elapsed_y)) {
    throw InputError("the time that capacity has been in its stage must be at least 0 y (found " +
                     std::to_string(phase.elapsed_y) + " y)");
  }
  const T x = stage.rate_per_y * T(phase.elapsed_y);
  std::vector<T> w(compartments, T(1.0));
  if (phase.steady) {
    const T q = stage.rate_per_y / (stage.rate_per_y + stage.hazard_per_y);
    for (std::size_t j = 1; j < compartments; ++j) w[j] = w[j - 1] * q;
  } else if (value_of(x) <= static_cast<double>(compartments)) {
    // from the end where the terms are largest, so that none overflows
    for (std::size_t j = 1; j < compartments; ++j) w[j] = w[j - 1] * x / T(static_cast<double>(j));
  } else {
    for (std::size_t j = compartments - 1; j > 0; --j) {
      w[j - 1] = w[j] * T(static_cast<double>(j)) / x;
    }
  }
  T sum(0.0);
  for (const T& term : w) sum += term;
  for (T& term : w) term = term / sum;
  return w;
}

template std::vector<double> occupation(std::size_t, const StageOf<double>&, const Phase&);
template std::vector<Dual> occupation(std::size_t, const StageOf<Dual>&, const Phase&);

double time_left(std::span<const double> occupation, double u) {
  const double whole =
      boost::math::gamma_p_inv(static_cast<double>(occupation.size()), u, Doubles{});
  if (occupation.front() == 1.0) return whole;
  // all in the last compartment have the least time left, all in the first the most
  const double least = -std::log1p(-u);
  const auto excess = [&](double t) { return survival(occupation, t) - (1.0 - u); };
  const double at_least = excess(least), at_most = excess(whole);
  if (at_least <= 0.0) return least;
  if (at_most >= 0.0) return whole;
  constexpr int kBits = 50;
  std::uintmax_t trials = 200;
  const auto [low, high] =
      boost::math::tools::toms748_solve(excess, least, whole, at_least, at_most,
                                        boost::math::tools::eps_tolerance<double>(kBits), trials);
  return low + (high - low) / 2.0;
}

}  // namespace gigaload::sim
