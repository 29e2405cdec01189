#pragma once

/// Fits a gamma law to times of which some are still running. With f its density and S its survival
/// function, observation i of age t_i, entry a_i and weight w_i adds to the logarithm of the
/// likelihood
///
///     w_i (log f(t_i) - log S(a_i))   where the stage ended at that age,
///     w_i (log S(t_i) - log S(a_i))   where it had not: censored on the right,
///
/// and a_i > 0 where the site would not have been seen had it ended before: truncated on the left.

#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "sim/fit/gamma_law.hpp"

namespace gigaload::sim {

/// An Observation is one site's time in a stage, or a part of one, as far as it was seen.
struct Observation {
  double age_y = 0.0;    // above 0: at the end of the stage, or when it was last seen in it
  double entry_y = 0.0;  // below age_y: what it had lasted when it came under observation
  double weight = 1.0;   // above 0
  bool ended = false;
};

/// An Interval may be open where the likelihood bounds nothing.
struct Interval {
  std::optional<double> low, high;
};

/// Knows the logarithm of the likelihood of observations as a function of mean and shape.
class GammaLikelihood {
 public:
  /// Takes observations, at least one of which ended.
  explicit GammaLikelihood(std::span<const Observation> observations);

  [[nodiscard]] double at(const GammaLaw& law) const;
  /// Returns the mean of the most likely law of that shape.
  [[nodiscard]] double best_mean_y(double shape) const;
  /// Returns the shape of the most likely law of that mean.
  [[nodiscard]] double best_shape(double mean_y) const;
  /// Returns the most likely law of all, of shapes from 0.2 to 400.
  [[nodiscard]] GammaLaw best() const;
  /// Returns the most likely law of a whole shape, near to the most likely one of all.
  [[nodiscard]] GammaLaw best_erlang(const GammaLaw& best, int most) const;

  /// Returns where the profile of the likelihood over one parameter falls by half the quantile of
  /// chi-squared with one degree of freedom at that level below its highest, `best`.
  [[nodiscard]] Interval mean_interval(const GammaLaw& best, double level) const;
  [[nodiscard]] Interval shape_interval(const GammaLaw& best, double level) const;

 private:
  [[nodiscard]] double at(const GammaShape& shape, double mean_y) const;
  [[nodiscard]] double slope(const GammaShape& shape, double mean_y) const;

  double ended_ = 0.0, ages_y_ = 0.0, log_ages_ = 0.0;  // weighted sums over those that ended
  std::vector<std::pair<double, double>> survived_;     // age, its weight; below 0 for entries
};

}  // namespace gigaload::sim
