#pragma once

#include <cstddef>
#include <vector>

#include "sim/frame/frame.hpp"
#include "sim/scenario/hour.hpp"
#include "sim/years/ode_pipeline.hpp"
#include "sim/years/pipeline_parameter.hpp"
#include "sim/years/promise.hpp"

namespace gigaload::sim {

struct Scenario;

/// Gives the derivatives of the build-out of the campuses by parameters of the pipeline, at least
/// one: CVODES' forward sensitivities (pipeline_sensitivity.hpp). What is announced up to the begin
/// has those of its closed form. It has steps of its own; its states are those of BuildOut within
/// the tolerance.
class BuildOutSensitivity {
 public:
  /// Throws InputError for drawn stages.
  BuildOutSensitivity(const Scenario& scenario, std::vector<PipelineParameter> parameters);

  /// Moves on to `to` and fills `frame` with the derivatives there.
  void advance(Hour to, SensitivityFrame& frame);

 private:
  std::size_t campuses_;
  std::size_t parameters_;
  Deliveries deliveries_;
  OdePipeline pipeline_;
};

}  // namespace gigaload::sim
