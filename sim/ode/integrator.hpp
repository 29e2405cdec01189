#pragma once

/// Puts SUNDIALS CVODES (BDF, Newton, band matrix) around an OdeProblem. It runs
/// step by step as the error control wants and answers from its dense output, so
/// that what is asked of it never shapes the steps.

#include <cstddef>
#include <memory>
#include <span>
#include <string>

#include "sim/ode/ode_problem.hpp"

namespace gigaload::sim {

struct Tolerances {
  double relative = 1e-8;
  double absolute = 1e-6;
};

/// Counts, over restarts too.
struct SolverStatistics {
  long steps = 0;
  long rhs_evaluations = 0;
  long error_test_failures = 0;
};

class Integrator {
 public:
  /// Starts the solver. `problem` must outlive it and have at least one state; `what` names the
  /// problem in messages. Throws NumericalError where the solver refuses.
  Integrator(OdeProblem& problem, const Tolerances& tolerances, std::string what, double t,
             std::span<const double> y);
  ~Integrator();
  Integrator(const Integrator&) = delete;
  Integrator& operator=(const Integrator&) = delete;

  /// From now on, before the first step, s = dy/dp goes along for every parameter, under error
  /// control too (staggered corrector); `s` are its values at the start, [parameter][state].
  /// `problem` must outlive it.
  void differentiate(SensitivityProblem& problem, std::span<const double> s);

  /// Jumps: forgets the past and starts at t from y; s goes over it by `jump_of_s`,
  /// [parameter][state], or as it is where that is empty. t must lie within the last solver step.
  void restart(double t, std::span<const double> y, std::span<const double> jump_of_s = {});

  /// Sets y to the solution at t, the time of the start or later. The solver never goes beyond
  /// `stop` >= t, where it arrives exactly; t must not lie before the last solver step. Throws
  /// NumericalError with the solver's words, the time and the states of the largest weighted error;
  /// rethrows a fault of the problem.
  void reach(double t, double stop, std::span<double> y);

  /// Takes one step, as long as the error control lets it be, which ends at `stop` or at the first
  /// zero of a root function of the problem if it would go beyond. Sets y to the solution there and
  /// `crossed`, one for each root function, to +1 where it rises through zero, -1 where it falls
  /// and 0 elsewhere. Returns the time of arrival; throws as reach() does.
  double step(double stop, std::span<double> y, std::span<int> crossed);

  /// Sets y to the solution at t, which lies within the step that was taken last.
  void at(double t, std::span<double> y);

  /// Sets s to dy/dp at t, [parameter][state], after reach(t, ...).
  void sensitivities(double t, std::span<double> s);

  [[nodiscard]] SolverStatistics statistics() const;

 private:
  struct Solver;
  std::unique_ptr<Solver> solver_;
};

}  // namespace gigaload::sim
