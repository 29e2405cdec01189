#include "sim/ode/integrator.hpp"

#include <cvodes/cvodes.h>
#include <nvector/nvector_serial.h>
#include <sundials/sundials_version.h>
#include <sunlinsol/sunlinsol_band.h>
#include <sunmatrix/sunmatrix_band.h>

#include <algorithm>
#include <cmath>
#include <exception>
#include <functional>
#include <limits>
#include <sstream>
#include <stdexcept>
#include <sundials/sundials_context.hpp>
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

std::span<sunrealtype> values(N_Vector v) {
  return {N_VGetArrayPointer(v), static_cast<std::size_t>(N_VGetLength(v))};
}

struct FreeVectors {
  int count = 0;
  void operator()(N_Vector* v) const { N_VDestroyVectorArray(v, count); }
};

std::string flag_name(int flag) {
  char* name = CVodeGetReturnFlagName(flag);
  std::string text = name == nullptr ? std::to_string(flag) : name;
  std::free(name);  // NOLINT(bugprone-*,cppcoreguidelines-*): malloc'd by SUNDIALS for the caller
  return text;
}

}  // namespace

/// Members are released from the last to the first: integrator, linear solver,
/// matrix, vectors, context.
struct Integrator::Solver {
  struct FreeVector {
    void operator()(N_Vector v) const { N_VDestroy(v); }
  };
  struct FreeMatrix {
    void operator()(SUNMatrix m) const { SUNMatDestroy(m); }
  };
  struct FreeLinearSolver {
    void operator()(SUNLinearSolver s) const { SUNLinSolFree(s); }
  };
  struct FreeMemory {
    void operator()(void* memory) const { CVodeFree(&memory); }
  };
  using Vector = std::unique_ptr<std::remove_pointer_t<N_Vector>, FreeVector>;

  OdeProblem& problem;
  Tolerances tolerances;
  SensitivityProblem* sensitivity = nullptr;
  std::string what;
  std::string words;             // the solver's last message
  std::exception_ptr exception;  // the last that the problem threw in this step
  double time;
  int unmoved_steps = 0;  // in a row
  SolverStatistics before_restart;

  sundials::Context context;
  Vector y;
  Vector work;
  Vector weight;
  std::unique_ptr<N_Vector[], FreeVectors> s;  // at the start and at each restart
  std::unique_ptr<std::remove_pointer_t<SUNMatrix>, FreeMatrix> matrix;
  std::unique_ptr<std::remove_pointer_t<SUNLinearSolver>, FreeLinearSolver> linear_solver;
  std::unique_ptr<void, FreeMemory> cvode;

  Solver(OdeProblem& p, const Tolerances& wanted, std::string name, double t,
         std::span<const double> start);

  void check(int flag, const char* call);
  [[noreturn]] void fail(int flag, const char* call);
  [[nodiscard]] std::string worst_states();
  [[nodiscard]] SolverStatistics since_restart() const;
  void step(double stop);

  template <class Call>
  int guarded(Call&& call) noexcept {
    try {
      std::forward<Call>(call)();
      return 0;
    } catch (const std::domain_error&) {
      exception = std::current_exception();
      return 1;
    } catch (...) {
      exception = std::current_exception();
      return -1;
    }
  }

  static int rates(sunrealtype t, N_Vector y, N_Vector dydt, void* self) noexcept {
    auto& solver = *static_cast<Solver*>(self);
    return solver.guarded([&] { solver.problem.rates(t, values(y), values(dydt)); });
  }

  static int sensitivity_rates(int /*count*/, sunrealtype /*t*/, N_Vector y, N_Vector /*dydt*/,
                               int parameter, N_Vector s, N_Vector dsdt, void* self,
                               N_Vector /*tmp1*/, N_Vector /*tmp2*/) noexcept {
    auto& solver = *static_cast<Solver*>(self);
    return solver.guarded([&] {
      solver.sensitivity->rates(values(y), static_cast<std::size_t>(parameter), values(s),
                                values(dsdt));
    });
  }

  static int jacobian(sunrealtype t, N_Vector y, N_Vector /*fy*/, SUNMatrix j, void* self,
                      N_Vector /*tmp1*/, N_Vector /*tmp2*/, N_Vector /*tmp3*/) noexcept {
    auto& solver = *static_cast<Solver*>(self);
    const BandView band{
        .data = SUNBandMatrix_Data(j),
        .column_length = static_cast<std::size_t>(SUNBandMatrix_LDim(j)),
        .diagonal = static_cast<std::size_t>(SUNBandMatrix_StoredUpperBandwidth(j))};
    return solver.guarded([&] { solver.problem.jacobian(t, values(y), band); });
  }

#if SUNDIALS_VERSION_MAJOR >= 7
  static void hear(int /*line*/, const char* function, const char* /*file*/, const char* message,
                   SUNErrCode /*code*/, void* self, SUNContext /*context*/) noexcept {
    static_cast<Solver*>(self)->keep_words(function, message);
  }
  void listen() {
    SUNContext_ClearErrHandlers(context);  // every handler of the stack would speak
    check(SUNContext_PushErrHandler(context, hear, this), "SUNContext_PushErrHandler");
  }
#else
  static void hear(int /*code*/, const char* /*module*/, const char* function, char* message,
                   void* self) noexcept {
    static_cast<Solver*>(self)->keep_words(function, message);
  }
  void listen() { check(CVodeSetErrHandlerFn(cvode.get(), hear, this), "CVodeSetErrHandlerFn"); }
#endif

  void keep_words(const char* function, const char* message) noexcept {
    try {
      words = std::string(function) + ": " + message;
      std::ranges::replace(words, '\n', ' ');
    } catch (...) {
      words.clear();
    }
  }
};

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
}

void Integrator::Solver::check(int flag, const char* call) {
  if (flag < 0) fail(flag, call);
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
  SolverStatistics s;
  CVodeGetNumSteps(cvode.get(), &s.steps);
  CVodeGetNumRhsEvals(cvode.get(), &s.rhs_evaluations);
  CVodeGetNumErrTestFails(cvode.get(), &s.error_test_failures);
  return s;
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
  unmoved_steps = time > before ? 0 : unmoved_steps + 1;
  if (unmoved_steps > kMostUnmovedSteps || since_restart().steps > kMaxSteps) {
    words = "no progress";
    fail(CV_TOO_MUCH_WORK, "CVode");
  }
}

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
