#include "sim/ode/integrator.hpp"

#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

#include "grid/core/error.hpp"
#include "sim/ode/integrator_solver.hpp"

namespace gigaload::sim {

Integrator::Integrator(OdeProblem& problem, const Tolerances& tolerances, std::string what,
                       double t, std::span<const double> y)
    : solver_(std::make_unique<Solver>(problem, tolerances, std::move(what), t, y)) {}

Integrator::~Integrator() = default;

void Integrator::differentiate(SensitivityProblem& problem, std::span<const double> s) {
  Solver& solver = *solver_;
  solver.sensitivity = &problem;
  const auto count = static_cast<int>(problem.parameters());
  solver.s = std::unique_ptr<N_Vector[], FreeVectors>(N_VCloneVectorArray(count, solver.y.get()),
                                                      FreeVectors{count});
  if (!solver.s) throw NumericalError(solver.what + ": no memory for its sensitivities");
  std::vector<double> absolute(problem.parameters());
  for (std::size_t p = 0; p < absolute.size(); ++p) {
    absolute[p] = solver.tolerances.absolute / problem.scale(p);
    const auto from = s.subspan(p * solver.problem.size(), solver.problem.size());
    std::ranges::copy(from, values(solver.s[p]).begin());
  }
  void* cvode = solver.cvode.get();
  solver.check(
      CVodeSensInit1(cvode, count, CV_STAGGERED, Solver::sensitivity_rates, solver.s.get()),
      "CVodeSensInit1");
  solver.check(CVodeSensSStolerances(cvode, solver.tolerances.relative, absolute.data()),
               "CVodeSensSStolerances");
  solver.check(CVodeSetSensErrCon(cvode, 1), "CVodeSetSensErrCon");
}

void Integrator::sensitivities(double t, std::span<double> s) {
  Solver& solver = *solver_;
  for (std::size_t p = 0; p < solver.sensitivity->parameters(); ++p) {
    const auto to = s.subspan(p * solver.problem.size(), solver.problem.size());
    if (solver.since_restart().steps == 0) {
      std::ranges::copy(values(solver.s[p]), to.begin());
      continue;
    }
    solver.check(CVodeGetSensDky1(solver.cvode.get(), t, 0, static_cast<int>(p), solver.work.get()),
                 "CVodeGetSensDky1");
    std::ranges::copy(values(solver.work.get()), to.begin());
  }
}

void Integrator::restart(double t, std::span<const double> y, std::span<const double> jump_of_s) {
  Solver& s = *solver_;
  if (s.sensitivity != nullptr) {
    std::vector<double> carried(s.sensitivity->parameters() * s.problem.size());
    sensitivities(t, carried);
    std::ranges::transform(carried, jump_of_s, carried.begin(), std::plus<>());
    for (std::size_t p = 0; p < s.sensitivity->parameters(); ++p) {
      const auto from = std::span(carried).subspan(p * s.problem.size(), s.problem.size());
      std::ranges::copy(from, values(s.s[p]).begin());
    }
  }
  s.before_restart = statistics();
  std::ranges::copy(y, values(s.y.get()).begin());
  s.time = t;
  s.check(CVodeReInit(s.cvode.get(), t, s.y.get()), "CVodeReInit");
  if (s.sensitivity != nullptr) {
    s.check(CVodeSensReInit(s.cvode.get(), CV_STAGGERED, s.s.get()), "CVodeSensReInit");
  }
}

void Integrator::reach(double t, double stop, std::span<double> y) {
  Solver& s = *solver_;
  while (s.time < t) {
    s.step(stop);
  }
  if (t == s.time) {
    std::ranges::copy(values(s.y.get()), y.begin());
    return;
  }
  at(t, y);
}

double Integrator::step(double stop, std::span<double> y, std::span<int> crossed) {
  Solver& s = *solver_;
  s.step(stop);
  std::ranges::copy(values(s.y.get()), y.begin());
  std::ranges::fill(crossed, 0);
  if (s.at_root) s.check(CVodeGetRootInfo(s.cvode.get(), crossed.data()), "CVodeGetRootInfo");
  return s.time;
}

void Integrator::at(double t, std::span<double> y) {
  Solver& s = *solver_;
  s.check(CVodeGetDky(s.cvode.get(), t, 0, s.work.get()), "CVodeGetDky");
  std::ranges::copy(values(s.work.get()), y.begin());
}

SolverStatistics Integrator::statistics() const {
  SolverStatistics sum = solver_->before_restart;
  const SolverStatistics now = solver_->since_restart();
  sum.steps += now.steps;
  sum.rhs_evaluations += now.rhs_evaluations;
  sum.error_test_failures += now.error_test_failures;
  return sum;
}

}  // namespace gigaload::sim
