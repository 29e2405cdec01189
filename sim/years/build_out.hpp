#pragma once

#include <memory>
#include <vector>

#include "sim/frame/frame.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/years/pipeline_parameter.hpp"

namespace gigaload::sim {

/// The year of the years clock: 365.25 days.
inline constexpr double kHoursPerYear = 8766.0;

/// The years clock: every campus, and the planned plants by the date of their
/// announcement, as Erlang chains under common limits (equations and throttles:
/// pipeline_problem.hpp), integrated by CVODES.
///
/// Phases of one campus share its chain: without limits it is linear, and with them
/// its phases queue together. What was announced up to the scenario's begin starts
/// from the closed form for its age (erlang.hpp); with any finite limit the past is
/// integrated from the first announcement on, and limited as what follows. What was
/// energised by then is filled. A later announcement is a jump of the state at its
/// date: the solver stops there and starts anew.
///
/// Where stages are drawn the campuses follow drawn_pipeline.hpp instead, the plants the equations.
///
/// The scenario's tolerances are meant for the result of every chain alone: the
/// solver's norm is a mean over all states and of one step, so it is given tolerances
/// smaller by the root of the number of chains and by a fixed factor, and a campus is
/// no less exact for the company it has.
class BuildOut {
 public:
  /// Throws InputError for stages of no length or what does not go with drawn stages,
  /// NumericalError where the solver refuses.
  explicit BuildOut(const Scenario& scenario);
  /// The campuses alone, with the derivatives of their course by `parameters` (at least one):
  /// CVODES' forward sensitivities (pipeline_sensitivity.hpp). What is announced up to the begin
  /// has those of its closed form. The steps are others than without, the states the same within
  /// the tolerance.
  BuildOut(const Scenario& scenario, std::vector<PipelineParameter> parameters);
  ~BuildOut();
  BuildOut(const BuildOut&) = delete;
  BuildOut& operator=(const BuildOut&) = delete;

  /// Hours with shortfall a week, by region; acts from the time reached so far. No effect unless
  /// the scenario's feedback is enabled: then the region's connection limit is divided by 1 + hours
  /// / hours_scale, and where it has none its energisation is slowed by that factor.
  void set_shortfall_hours(const std::vector<double>& hours);

  /// Moves on to `to` (>= the time reached) and fills `frame` with the state there,
  /// what is announced at `to` included.
  /// Throws NumericalError with the solver's words, the time and the worst states.
  void advance(Hour to, BuildOutFrame& frame);

  /// The derivatives at the time reached; none without parameters.
  void differentiate(SensitivityFrame& frame);

 private:
  struct Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace gigaload::sim
