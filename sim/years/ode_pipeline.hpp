#pragma once

#include <memory>
#include <span>
#include <vector>

#include "sim/ode/integrator.hpp"
#include "sim/scenario/hour.hpp"
#include "sim/years/pipeline.hpp"
#include "sim/years/pipeline_parameter.hpp"
#include "sim/years/pipeline_problem.hpp"
#include "sim/years/pipeline_sensitivity.hpp"
#include "sim/years/plant_cohorts.hpp"

namespace gigaload::sim {

struct Scenario;

/// Moves every campus, and the planned plants by the date of their announcement, as Erlang chains
/// under common limits (pipeline_equations.hpp), integrated by CVODES.
///
/// Phases of one campus share its chain, or each of its buildings' (building_times.hpp): without
/// limits a chain is linear, and with them its phases queue together. What was announced up to the
/// scenario's begin starts from the closed form for its age (erlang.hpp); with any finite limit the
/// past is integrated from the first announcement on, and limited as what follows. A later
/// announcement is a jump of the state at its date: the solver stops there and starts anew.
///
/// The scenario's tolerances are meant for the result of every chain alone: the solver's norm is a
/// mean over all states and of one step, so it is given tolerances smaller by the root of the
/// number of chains and by a fixed factor, down to rounding, and a campus is no less exact for the
/// company it has.
class OdePipeline final : public Pipeline {
 public:
  /// Tells what moves in the chains. The chains of campuses are there in either case, so that
  /// plants are as exact beside campuses of drawn stages as beside those of the equations.
  enum class Moves { all, plants };

  OdePipeline(const Scenario& scenario, Moves moves);
  /// Takes the campuses alone, with the derivatives of their course by `parameters`, at least one.
  OdePipeline(const Scenario& scenario, std::vector<PipelineParameter> parameters);

  [[nodiscard]] Hour origin() const override { return origin_; }
  void advance(Hour to) override;
  void slow_down(const std::vector<double>& by_region) override;
  void tell(BuildOutFrame& frame) const override;
  [[nodiscard]] std::vector<double> operating_mw() const override;

  /// Tells the derivatives of energised and filled MW at the time reached.
  void differentiate(SensitivityFrame& frame);

 private:
  /// Holds MW that enter a chain in the course of the run.
  struct Jump {
    Hour at = 0;
    std::size_t chain = 0;
    Phase phase;
  };

  OdePipeline(const Scenario& scenario, Moves moves, std::vector<PlantCohort> plants,
              std::vector<PipelineParameter> parameters);
  void enter_campus(std::size_t campus, const Phase& phase);
  void enter(std::size_t chain, const Phase& phase);
  void jump(const Jump& jump);
  void enter_aged(std::size_t chain, const Phase& phase);
  void solve_to(Hour to);
  [[nodiscard]] std::span<double> derivative_of(std::size_t parameter);
  [[nodiscard]] double years(Hour hour) const;
  /// Returns the sum of a block over the chains [first, last).
  [[nodiscard]] double sum_of(Block block, std::size_t first, std::size_t last,
                              std::span<const double> states) const;
  /// Returns the part of a vector of all states that is a chain's.
  template <class T>
  [[nodiscard]] std::span<T> of_chain(std::size_t c, std::span<T> states) const {
    return states.subspan(problem_.begin(c), problem_.chain(c).size());
  }

  Hour origin_;  // of the integration, not after the run's begin
  Hour now_;
  std::size_t campuses_;
  std::vector<std::size_t> chain_begin_;  // of each campus; the last is the first plant's
  std::size_t cells_;                     // [region][technology]
  std::vector<PlantCohort> plants_;
  PipelineProblem problem_;
  PipelineSensitivity sensitivity_;
  std::vector<double> state_;
  std::vector<double> derivative_;  // [parameter][state]
  std::vector<Jump> jumps_;         // ascending in time, those to come
  std::size_t next_jump_ = 0;
  std::unique_ptr<Integrator> integrator_;  // none where nothing moves
};

}  // namespace gigaload::sim
