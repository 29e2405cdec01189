#pragma once

#include <vector>

#include "sim/frame/frame.hpp"
#include "sim/scenario/hour.hpp"

namespace gigaload::sim {

/// Moves the MW of campuses and of planned plants on their way from announcement to operation. Two
/// follow it: chains of an ODE (ode_pipeline.hpp), and parts of campuses with times drawn once
/// (drawn_pipeline.hpp).
class Pipeline {
 public:
  Pipeline() = default;
  virtual ~Pipeline() = default;
  Pipeline(const Pipeline&) = delete;
  Pipeline& operator=(const Pipeline&) = delete;

  /// Returns the hour from which on it can be moved.
  [[nodiscard]] virtual Hour origin() const = 0;

  /// Moves on to `to`, not before the time reached; what is announced at `to` is in.
  virtual void advance(Hour to) = 0;

  /// Makes connections slower from the time reached on, by w_g >= 1, by region: feedback
  /// (symbols of pipeline_equations.cpp).
  virtual void slow_down(const std::vector<double>& by_region) = 0;

  /// Tells the MW of the campuses by stage and what the solver has done.
  virtual void tell(BuildOutFrame& frame) const = 0;

  /// Returns the MW of planned plants in operation, [region][technology].
  [[nodiscard]] virtual std::vector<double> operating_mw() const = 0;
};

}  // namespace gigaload::sim
