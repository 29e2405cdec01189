#pragma once

/// Tells how the course of the build-out moves with its parameters: with s = dy/dp,
///
///     ds/dt = (df/dy) s + df/dp,
///
/// which is the right-hand side (pipeline_equations.hpp) of duals: states with the tangent s, the
/// rates and limits of the parameter with theirs.
///
/// Both branches of A have one slope at C = L_c (symbols of pipeline_equations.cpp), and T is
/// smooth: s has no jumps of its own. Announcements come at dates that no parameter moves and bring
/// MW that none changes: s goes over their jumps as it is, but for the compartments in which MW
/// stand that have been in their stage for a while (announcement.hpp), which move with its rate.

#include <vector>

#include "sim/years/pipeline_parameter.hpp"
#include "sim/years/pipeline_problem.hpp"

namespace gigaload::sim {

class PipelineSensitivity final : public SensitivityProblem {
 public:
  /// Poses the sensitivities; `problem` must outlive it.
  PipelineSensitivity(const PipelineProblem& problem, std::vector<PipelineParameter> parameters);

  [[nodiscard]] std::size_t parameters() const override { return parameters_.size(); }
  /// Returns the parameter's own size; a hazard of zero counts as 1 per year.
  [[nodiscard]] double scale(std::size_t parameter) const override;
  void rates(std::span<const double> y, std::size_t parameter, std::span<const double> s,
             std::span<double> dsdt) override;

  /// Returns chain `c` with the derivatives of its rates by a parameter; only campuses' move.
  [[nodiscard]] ChainOf<Dual> chain(std::size_t parameter, std::size_t c) const;

 private:
  const PipelineProblem& problem_;
  std::vector<PipelineParameter> parameters_;
  std::vector<PipelineEquations<Dual>> equations_;  // by parameter
  std::vector<Dual> y_, dydt_;                      // of one call of rates()
};

}  // namespace gigaload::sim
