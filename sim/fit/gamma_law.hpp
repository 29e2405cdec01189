#pragma once

namespace gigaload::sim {

/// GammaLaw is the law of a time: a gamma distribution by its mean and its shape. With a whole
/// shape it is the time through a chain of as many equal compartments (Erlang).
struct GammaLaw {
  double mean_y = 1.0;
  double shape = 1.0;
};

/// Evaluates the gamma laws of one shape, to rounding also far out where the survival underflows.
class GammaShape {
 public:
  /// Takes the shape, above zero.
  explicit GammaShape(double shape);

  [[nodiscard]] double shape() const { return shape_; }
  /// Returns the logarithm of the gamma function at the shape.
  [[nodiscard]] double log_gamma() const { return log_gamma_; }

  /// Returns the logarithm of the chance that a time is longer than `x` >= 0 scales, one scale
  /// being the mean over the shape.
  [[nodiscard]] double log_survival(double x) const;
  /// Returns what that logarithm grows by with the logarithm of the mean: x times the hazard.
  [[nodiscard]] double log_survival_by_log_mean(double x) const;
  /// Returns the time in scales that is survived with probability `u` in (0, 1) by what has
  /// survived `x` of them already.
  [[nodiscard]] double time_after(double x, double u) const;

 private:
  [[nodiscard]] double survival(double x) const;

  double shape_, log_gamma_;
};

/// Returns the chance that a time of the law is longer than the age >= 0 in years.
[[nodiscard]] double survival_of(const GammaLaw& law, double age_y);

}  // namespace gigaload::sim
