#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "grid/adequacy/dispatch/step_dispatch.hpp"
#include "sim/campus/campuses.hpp"
#include "sim/frame/frame.hpp"
#include "sim/hours/ensemble_outcome.hpp"
#include "sim/hours/hour_state.hpp"

namespace gigaload::sim {

struct Scenario;

/// Gathers what demand gives up on call in the samples of a window, by its owners: the grid's own
/// response, and campuses by contract and by their flexible shares.
class CampusCuts {
 public:
  /// Keeps references to the scenario and the campuses.
  CampusCuts(const Scenario& scenario, const Campuses& campuses, std::size_t samples);

  /// Begins a window of `hours` whose demand responses are those of `devices`. `row`: its first
  /// hour in the outcome.
  void begin(const grid::adequacy::SystemModel& devices, std::size_t hours, std::size_t row);

  /// Adds what one response gave in one step of one sample.
  void add(const grid::adequacy::Borrowed& borrowed, EnsembleOutcome& outcome);

  /// Ends the window, whose hours are `states`: lays what the campuses of a region lose together on
  /// each of them that has no meter of its own, by its share of the load that goes first, and makes
  /// shares of the samples of the hours counted.
  void write(std::span<const HourState> states, EnsembleOutcome& outcome) const;

 private:
  const Scenario& scenario_;
  const Campuses& campuses_;
  double samples_;
  struct Response {
    std::optional<ResponseOwner> owner;  // nobody for the grid's own
    std::size_t region;
  };
  std::vector<Response> responses_;  // of the window's systems
  std::size_t row_ = 0;
  // [hour][region] of the campuses that have no meter of their own
  Table<double> of_region_mw_;
  Table<double> of_region_count_;  // samples with a cut
};

}  // namespace gigaload::sim
