#include "sim/ode/integrator_solver.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <sstream>
#include <utility>
#include <vector>

#include "grid/core/error.hpp"
#include "sim/ode/solver_words.hpp"

namespace gigaload::sim {

namespace {

/// Counts the steps between two restarts after which the solver counts as stuck: a run of twelve
/// years takes about a thousand.
constexpr long kMaxSteps = 1'000'000;
/// Counts the steps in a row that may be too short to move the time. A state at zero under a tight
/// absolute tolerance makes the first ones so short, and each is up to 10,000 times the one before.
constexpr int kMostUnmovedSteps = 50;
constexpr std::size_t kWorstStates = 3;

std::string flag_name(int flag) {
  char* name = CVodeGetReturnFlagName(flag);
  std::string text = name == nullptr ? std::to_string(flag) : name;
  std::free(name);  // NOLINT(bugprone-*,cppcoreguidelines-*): malloc'd by SUNDIALS for the caller
  return text;
}

}  // namespace

Integrator::Solver::Solver(OdeProblem& p, const Tolerances& wanted, std::string name, double t,
                           std::span<const double> start)
    : problem(p), tolerances(wanted), what(std::move(name)), time(t) {
  const auto n = static_cast<sunindextype>(problem.size());
  y.reset(N_VNew_Serial(n, context));
  work.reset(N_VNew_Serial(n, context));
  weight.reset(N_VNew_Serial(n, context));
  matrix.reset(SUNBandMatrix(n, static_cast<sunindextype>(problem.upper_bandwidth()),
                             static_cast<sunindextype>(problem.lower_bandwidth()), context));
  cvode.reset(CVodeCreate(CV_BDF, context));
  if (!y || !work || !weight || !matrix || !cvode) {
    throw NumericalError(what + ": CVODES could not be set up for " + std::to_string(n) +
                         " states");
  }
  linear_solver.reset(SUNLinSol_Band(y.get(), matrix.get(), context));
  if (!linear_solver) {
    throw NumericalError(what + ": CVODES has no band solver for " + std::to_string(n) + " states");
  }
  std::ranges::copy(start, values(y.get()).begin());
  listen();
  check(CVodeInit(cvode.get(), rates, t, y.get()), "CVodeInit");
  check(CVodeSetUserData(cvode.get(), this), "CVodeSetUserData");
  check(CVodeSStolerances(cvode.get(), tolerances.relative, tolerances.absolute),
        "CVodeSStolerances");
  check(CVodeSetLinearSolver(cvode.get(), linear_solver.get(), matrix.get()),
        "CVodeSetLinearSolver");
  check(CVodeSetJacFn(cvode.get(), jacobian), "CVodeSetJacFn");
  if (problem.root_functions() == 0) return;
  check(CVodeRootInit(cvode.get(), static_cast<int>(problem.root_functions()), root_values),
        "CVodeRootInit");
  // at rest a root function may be zero for good
  check(CVodeSetNoInactiveRootWarn(cvode.get()), "CVodeSetNoInactiveRootWarn");
}

void Integrator::Solver::check(int flag, const char* call) {
  if (flag < 0) {
    fail(flag, call);
  }
}

void Integrator::Solver::fail(int flag, const char* call) {
  std::ostringstream message;
  message << what << " failed at " << problem.time_name(time) << ": " << call << " returned "
          << flag_name(flag);
  if (!words.empty()) message << " (" << with_moments(words, problem) << ")";
  if (exception) {
    try {
      std::rethrow_exception(exception);
    } catch (const std::domain_error& error) {
      message << "; " << error.what();
    }
  }
  message << worst_states();
  throw NumericalError(message.str());
}

std::string Integrator::Solver::worst_states() {
  if (CVodeGetErrWeights(cvode.get(), weight.get()) != 0 ||
      CVodeGetEstLocalErrors(cvode.get(), work.get()) != 0) {
    return {};
  }
  // An error of rounding is always there, even before a first step is tried.
  const auto errors = values(work.get());
  const auto weights = values(weight.get());
  const auto state = values(y.get());
  std::vector<std::pair<double, std::size_t>> worst;
  for (std::size_t i = 0; i < state.size(); ++i) {
    const double rounding = std::numeric_limits<double>::epsilon() * std::abs(state[i]);
    const double weighted = (std::abs(errors[i]) + rounding) * weights[i];
    worst.emplace_back(std::isfinite(weighted) ? weighted : std::numeric_limits<double>::max(), i);
  }
  const std::size_t shown = std::min(kWorstStates, worst.size());
  std::ranges::partial_sort(worst, worst.begin() + static_cast<std::ptrdiff_t>(shown),
                            [](const auto& a, const auto& b) { return a.first > b.first; });
  std::ostringstream text;
  text.precision(3);
  text << "; largest weighted errors (1 is the tolerance):";
  for (std::size_t i = 0; i < shown; ++i) {
    text << (i == 0 ? " " : ", ") << problem.state_name(worst[i].second) << " (" << worst[i].first
         << ")";
  }
  return text.str();
}

SolverStatistics Integrator::Solver::since_restart() const {
  SolverStatistics counted;
  CVodeGetNumSteps(cvode.get(), &counted.steps);
  CVodeGetNumRhsEvals(cvode.get(), &counted.rhs_evaluations);
  CVodeGetNumErrTestFails(cvode.get(), &counted.error_test_failures);
  return counted;
}

void Integrator::Solver::step(double stop) {
  exception = nullptr;
  words.clear();
  check(CVodeSetStopTime(cvode.get(), stop), "CVodeSetStopTime");
  const double before = time;
  const int flag = CVode(cvode.get(), stop, y.get(), &time, CV_ONE_STEP);
  check(flag, "CVode");
  if (flag == CV_TSTOP_RETURN) {
    time = stop;
  }
  at_root = flag == CV_ROOT_RETURN;
  unmoved_steps = time > before ? 0 : unmoved_steps + 1;
  if (unmoved_steps > kMostUnmovedSteps || since_restart().steps > kMaxSteps) {
    words = "no progress";
    fail(CV_TOO_MUCH_WORK, "CVode");
  }
}

}  // namespace gigaload::sim
