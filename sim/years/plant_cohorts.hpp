#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "sim/scenario/campus.hpp"

namespace gigaload::sim {

struct Scenario;

/// Holds planned plants announced at one moment in one stage. They share their stages and nothing
/// holds them up, so they move as one chain: its operating MW are divided by their share of what
/// was announced.
struct PlantCohort {
  Phase phase;                                       // all of them together
  std::vector<std::pair<std::size_t, double>> part;  // place [region][technology], share
};

/// Returns the scenario's additions by the date of their announcement, those under construction
/// after the others of a date.
[[nodiscard]] std::vector<PlantCohort> plant_cohorts(const Scenario& scenario);

}  // namespace gigaload::sim
