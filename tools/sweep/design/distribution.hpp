#pragma once

/// A distribution takes a point of the unit interval to a value x = F^-1(p), with F the
/// distribution function.
///
///     uniform       low + p (high - low)
///     triangular    low + sqrt(p (high - low)(mode - low))              for p <= F(mode)
///                   high - sqrt((1 - p)(high - low)(high - mode))       beyond,
///                   F(mode) = (mode - low) / (high - low)
///     normal        mean + deviation * z(p)         z the standard normal quantile
///     lognormal     median * exp(log_deviation * z(p))
///     gamma         mean / shape * P^-1(shape, p)   P the regularised incomplete gamma function
///     choice        the first position whose weights, summed up to it, exceed p of their sum
///
/// Special functions are Boost.Math's, in doubles only, so that a design's values do not depend on
/// the standard library's distributions.
///
/// Correlated pairs have a Gaussian copula. Spearman's rank correlation s of two axes, which their
/// distributions do not change, belongs to the normal correlation r = 2 sin(pi s / 6) (Kruskal
/// 1958), and
///
///     p2 := Phi(r z(p1) + sqrt(1 - r^2) z(p2))
///
/// keeps the first axis as it is and the second one uniform.

#include <string>
#include <variant>
#include <vector>

namespace gigaload::tools::sweep {

struct Uniform {
  double low = 0.0, high = 1.0;
};
struct Triangular {
  double low = 0.0, mode = 0.5, high = 1.0;
};
struct Normal {
  double mean = 0.0, deviation = 1.0;
};
struct Lognormal {
  double median = 1.0, log_deviation = 1.0;  // the deviation is that of ln x
};
struct Gamma {
  double mean = 1.0, shape = 1.0;  // deviation = mean / sqrt(shape)
};
struct Choice {
  std::vector<double> weights;  // any sum
};

using Distribution = std::variant<Uniform, Triangular, Normal, Lognormal, Gamma, Choice>;

/// Says what is wrong with the parameters, what was found and what is allowed, for a caller who
/// knows the place. The text is empty if they make a distribution.
[[nodiscard]] std::string fault_of(const Distribution& distribution);

/// Returns the value at p in [0, 1), of a choice the position from 0. It is always finite, since
/// z(0) is taken at 2^-54. Throws InputError for parameters that are no distribution.
[[nodiscard]] double quantile(const Distribution& distribution, double p);

/// Returns what p2 becomes when its axis has the rank correlation with the axis of p1. Throws
/// InputError for one that is not between -1 and 1.
[[nodiscard]] double correlated(double p1, double p2, double rank_correlation);

}  // namespace gigaload::tools::sweep
