#pragma once

/// How the course of pipeline_problem.hpp moves with its parameters: with s = dy/dp,
///
///     ds/dt = (df/dy) s + df/dp,
///
/// the right-hand side differentiated term by term. Writing d for that derivative of anything,
///
///     d(theta r x) = dtheta r x + theta dr x + theta r dx
///     dT(F, L) = -T w (dF / F - dL / L),      w = u^p / (1 + u^p),   u = F / L
///     dF_g = sum_g d(r_2 x[2,k2])             dF_a = sum d(theta_g F_g)
///     dO = d(theta_a F_a) + sum d(h_2 x[2,*])
///     dA = dO + rho (dL_c - dC)                                          for C <= L_c
///     dA = A / O (dO (1 - rho (L_c - C) / O) + rho (dL_c - dC))          for C >  L_c
///
/// Both branches of A have one slope at C = L_c, and T is smooth: s has no jumps of its own.
/// Announcements come at dates that no parameter moves and bring MW that none changes, so s goes
/// over their jumps as it is.

#include <vector>

#include "sim/years/pipeline_parameter.hpp"
#include "sim/years/pipeline_problem.hpp"

namespace gigaload::sim {

class PipelineSensitivity final : public SensitivityProblem {
 public:
  /// `problem` must outlive it.
  PipelineSensitivity(const PipelineProblem& problem, std::vector<PipelineParameter> parameters);

  [[nodiscard]] std::size_t parameters() const override { return parameters_.size(); }
  /// Of a hazard of zero 1 per year.
  [[nodiscard]] double scale(std::size_t parameter) const override;
  void rates(std::span<const double> y, std::size_t parameter, std::span<const double> s,
             std::span<double> dsdt) override;

  /// Rates of chain `c` differentiated by a parameter: none move but those of campuses.
  [[nodiscard]] const Chain& derivatives(std::size_t parameter, std::size_t c) const {
    return derivatives_[parameter * problem_.chains() + c];
  }

 private:
  /// A throttle or a flow, and how it moves.
  struct Moving {
    double value = 0.0, d = 0.0;
  };
  struct Throttles {
    Moving pre_development{1.0, 0.0}, construction{1.0, 0.0};
  };
  void find_throttles(std::span<const double> y, std::size_t parameter, std::span<const double> s);
  [[nodiscard]] Moving starts(std::span<const double> y, std::size_t parameter,
                              std::span<const double> s, Moving energising) const;
  [[nodiscard]] Moving throttle(Moving demand, Moving limit) const;
  [[nodiscard]] Moving limit(std::size_t parameter, ParameterKind kind, double value) const;

  const PipelineProblem& problem_;
  std::vector<PipelineParameter> parameters_;
  std::vector<Chain> derivatives_;  // [parameter][chain]

  // found for one y and s
  std::vector<Moving> connection_demand_;    // F_g
  std::vector<Moving> connection_throttle_;  // theta_g
  Moving accelerator_throttle_{1.0, 0.0};
  Moving start_throttle_{1.0, 0.0};
};

}  // namespace gigaload::sim
