#pragma once

/// Gives the throttle theta = min(1, L / F) made differentiable.
///
/// With u = F / L (demanded flow over limit) and p = -ln 2 / ln(1 - e)
///
///     theta(u) = (1 + u^p)^(-1/p),        flow = theta F = L u (1 + u^p)^(-1/p)
///
/// flow <= min(F, L) for every F: a limit is never exceeded. The flow falls short
/// of min(F, L) by the share e at F = L, the largest there is, and by
/// |1 - theta / min(1, L/F)| ~ min(u, 1/u)^p / p away from it. Measured for
/// e = 0.02 (p = 34.3): 2.0 % at F = L, 0.077 % at F = 0.9 L and at F = L / 0.9,
/// 1.4e-5 at F = 0.8 L, 1e-12 at F = L / 2. Its derivative:
///
///     d theta = -theta w (dF / F - dL / L)        w = u^p / (1 + u^p)

#include "sim/ode/dual.hpp"

namespace gigaload::sim {

class SmoothLimit {
 public:
  /// Takes e in (0, 0.5] as `relative_error`. Throws InputError outside.
  explicit SmoothLimit(double relative_error);

  /// Returns theta in [0, 1] for a demanded flow and a limit in one unit: 1 for an infinite limit
  /// or where nothing is demanded, 0 for a limit of zero.
  [[nodiscard]] double throttle(double demanded, double limit) const;
  [[nodiscard]] Dual throttle(Dual demanded, Dual limit) const;

  /// Returns w = -d ln theta / d ln u = u^p / (1 + u^p); flow and limit are above zero.
  [[nodiscard]] double weight(double demanded, double limit) const;

 private:
  double exponent_;
};

}  // namespace gigaload::sim
