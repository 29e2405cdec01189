#include "sim/years/pipeline_sensitivity.hpp"

#include <cmath>
#include <utility>

namespace gigaload::sim {

PipelineSensitivity::PipelineSensitivity(const PipelineProblem& problem,
                                         std::vector<PipelineParameter> parameters)
    : problem_(problem),
      parameters_(std::move(parameters)),
      y_(problem.size()),
      dydt_(problem.size()) {
  for (std::size_t p = 0; p < parameters_.size(); ++p) {
    std::vector<ChainOf<Dual>> chains;
    for (std::size_t c = 0; c < problem.chains(); ++c) chains.push_back(chain(p, c));
    equations_.push_back(
        problem.equations(std::move(chains), moved_by(problem.limits(), parameters_[p])));
  }
}

ChainOf<Dual> PipelineSensitivity::chain(std::size_t parameter, std::size_t c) const {
  const Chain& chain = problem_.chain(c);
  if (!problem_.is_limited(c)) return chain.as<Dual>();
  return moved_by(chain, parameters_[parameter].kind, problem_.moves_with_construction(c));
}

double PipelineSensitivity::scale(std::size_t parameter) const {
  const double value = std::abs(parameters_[parameter].value);
  return value > 0.0 ? value : 1.0;
}

void PipelineSensitivity::rates(std::span<const double> y, std::size_t parameter,
                                std::span<const double> s, std::span<double> dsdt) {
  for (std::size_t i = 0; i < y.size(); ++i) y_[i] = {y[i], s[i]};
  PipelineEquations<Dual>& equations = equations_[parameter];
  equations.rates(y_, equations.throttles(y_, problem_.slow_down()), dydt_);
  for (std::size_t i = 0; i < y.size(); ++i) dsdt[i] = dydt_[i].tangent;
}

}  // namespace gigaload::sim
