#pragma once

#include <span>
#include <vector>

#include "sim/fit/gamma_fit.hpp"

namespace gigaload::sim {

/// From this age on so many are still in the stage.
struct SurvivalStep {
  double age_y = 0.0;
  double survival = 1.0;
};

/// Returns the survival function of the observations without a law (Kaplan and Meier 1958): it
/// falls at each age at which a time ended, by the share of those then under observation.
[[nodiscard]] std::vector<SurvivalStep> kaplan_meier(std::span<const Observation> observations);

/// Returns the largest distance between the steps and the law, on either side of a step.
[[nodiscard]] double largest_distance(std::span<const SurvivalStep> steps, const GammaLaw& law);

}  // namespace gigaload::sim
