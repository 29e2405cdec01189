#pragma once

/// Declares the clock of the years. What to touch for what:
///
///   states of a campus           sim/frame/pipeline_blocks.hpp: one row for each block of them
///   their rates, limits          pipeline_equations.cpp, with all symbols; limits smooth_limit.hpp
///   parameters of the rates      chain.hpp and chain.cpp; derivatives by them
///                                pipeline_parameter.hpp and .cpp
///   what was before the run      announcement.cpp, by the closed form of erlang.hpp
///   one drawn future             drawn_pipeline.hpp and .cpp, in place of the equations
///   many, for their quantiles    build_out_futures.hpp and .cpp, beside them
///   times of a drawn part        drawn_part.hpp and .cpp, of both
///   how the system is solved     pipeline_problem.hpp; the solver's own calls: sim/ode
///   deals                        promise.hpp and .cpp
///   power plants                 plant_capacity.hpp; those of the queue plant_cohorts.hpp
///   work of the machines         accelerators.hpp and .cpp
///   what an exchange is told     BuildOutFrame in sim/frame/frame.hpp, filled by build_out.cpp

#include <vector>

#include "sim/clock/clock.hpp"
#include "sim/years/accelerators.hpp"
#include "sim/years/build_out.hpp"
#include "sim/years/build_out_sensitivity.hpp"

namespace gigaload::sim {

struct Scenario;

/// Runs the years: the build-out, and the machines that fill it. It hears the hours with shortfall
/// of the exchange that it passes. No solver can be taken up in the middle, so it keeps no
/// checkpoint and goes through the exchanges on record again.
class YearsClock final : public Clock {
 public:
  /// Keeps a reference to `scenario`.
  explicit YearsClock(const Scenario& scenario);

  void begin(Frame& frame) override;
  void advance(Hour to, Frame& frame) override;
  void replay(Hour to, Frame& frame) override { advance(to, frame); }

 private:
  void build(Hour to, BuildOutFrame& frame);
  void fill(Hour to, BuildOutFrame& frame);
  /// Machines are of the generation of the day on which they came, before the run too.
  void fill_before_begin();

  const Scenario& scenario_;
  BuildOut build_out_;
  std::vector<AcceleratorFleet> machines_;  // by campus
};

/// Gives the derivatives of the build-out beside it, in a years clock of their own: with and
/// without them the run is the same.
class SensitivityClock final : public Clock {
 public:
  /// Throws InputError for drawn stages.
  explicit SensitivityClock(const Scenario& scenario);

  void begin(Frame& frame) override;
  void advance(Hour to, Frame& frame) override { derivatives_.advance(to, frame.sensitivity); }
  void replay(Hour to, Frame& frame) override { advance(to, frame); }

 private:
  Hour begin_;
  BuildOutSensitivity derivatives_;
};

}  // namespace gigaload::sim
