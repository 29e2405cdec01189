#pragma once

/// Holds what an Integrator has of SUNDIALS: the objects in the order of their release, the
/// callbacks, and how the solver's refusals become words. For sim/ode alone.

#include <cvodes/cvodes.h>
#include <nvector/nvector_serial.h>
#include <sundials/sundials_version.h>
#include <sunlinsol/sunlinsol_band.h>
#include <sunmatrix/sunmatrix_band.h>

#include <algorithm>
#include <cstddef>
#include <exception>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <sundials/sundials_context.hpp>
#include <type_traits>
#include <utility>

#include "sim/ode/integrator.hpp"

namespace gigaload::sim {

[[nodiscard]] inline std::span<sunrealtype> values(N_Vector v) {
  return {N_VGetArrayPointer(v), static_cast<std::size_t>(N_VGetLength(v))};
}

struct FreeVectors {
  int count = 0;
  void operator()(N_Vector* v) const { N_VDestroyVectorArray(v, count); }
};

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
  bool at_root = false;   // the last step ended at a zero of a root function
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

  static int root_values(sunrealtype t, N_Vector y, sunrealtype* g, void* self) noexcept {
    auto& solver = *static_cast<Solver*>(self);
    return solver.guarded(
        [&] { solver.problem.root_values(t, values(y), {g, solver.problem.root_functions()}); });
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

}  // namespace gigaload::sim
