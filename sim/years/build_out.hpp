#pragma once

#include <memory>
#include <vector>

#include "sim/frame/frame.hpp"
#include "sim/scenario/deals.hpp"
#include "sim/scenario/hour.hpp"
#include "sim/scenario/limits.hpp"
#include "sim/years/pipeline.hpp"
#include "sim/years/plant_capacity.hpp"
#include "sim/years/promise.hpp"

namespace gigaload::sim {

struct Scenario;

/// Moves the build-out: the pipeline of campuses and planned plants (pipeline.hpp), what the deals
/// were promised and have (promise.hpp), and the capacity of all plants (plant_capacity.hpp).
class BuildOut {
 public:
  /// Throws InputError for stages of no length or what does not go with drawn stages,
  /// NumericalError where the solver refuses.
  explicit BuildOut(const Scenario& scenario);

  /// Tells by how much the hours with shortfall of a week slow the connections of each region; acts
  /// from the time reached so far. No effect unless the scenario's feedback is enabled: then the
  /// region's connection limit is divided by 1 + hours / hours_scale, and where it has none its
  /// energisation is slowed by that factor.
  void set_shortfall_hours(const std::vector<double>& hours);

  /// Returns the hour from which on it can be moved: the begin of the run, or an earlier one where
  /// limits act before it.
  [[nodiscard]] Hour origin() const { return pipeline_->origin(); }

  /// Moves on to `to` (>= the time reached, and the origin) and fills `frame` with the state there,
  /// what is announced at `to` included.
  /// Throws NumericalError with the solver's words, the time and the worst states.
  void advance(Hour to, BuildOutFrame& frame);

 private:
  std::size_t regions_;
  Feedback feedback_;
  std::vector<Deal> deals_;
  Deliveries deliveries_;
  PlantCapacity capacity_;
  std::unique_ptr<Pipeline> pipeline_;
};

}  // namespace gigaload::sim
