#pragma once

#include <memory>
#include <vector>

#include "sim/frame.hpp"
#include "sim/scenario.hpp"

namespace gigaload::sim {

/// The years clock: every campus and planned plant as Erlang chains under common
/// limits, integrated by CVODES.
class BuildOut {
 public:
  explicit BuildOut(const Scenario& scenario);
  ~BuildOut();
  BuildOut(const BuildOut&) = delete;
  BuildOut& operator=(const BuildOut&) = delete;

  /// Unserved hours of the last exchange by region; acts from the time reached so
  /// far. No effect unless the scenario's feedback is enabled.
  void set_shortfall_hours(const std::vector<double>& hours);

  /// Moves on to `to` (>= the time reached) and fills `frame` with the state there.
  /// Throws NumericalError with the solver's words, the time and the worst states.
  void advance(Hour to, BuildOutFrame& frame);

 private:
  struct Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace gigaload::sim
