#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "sim/fit/kaplan_meier.hpp"
#include "sim/fit/site_history.hpp"

namespace gigaload::sim {

/// A chain of a scenario has at most so many compartments.
inline constexpr int kMostCompartments = 64;
/// With fewer ends of the stage nothing is fitted.
inline constexpr std::size_t kFewestEnded = 3;

/// Says what of a stage is to be found.
struct StageFitOptions {
  Milestone until = Milestone::half_power;
  SiteSelection selection;
  double level = 0.9;             // of intervals
  std::size_t resamples = 0;      // intervals by resampling sites; 0: by profile likelihood
  std::uint64_t seed = 0;         // of the resampling
  bool removals_are_told = true;  // whether a site that was given up would say so
};

/// Holds the hazard of giving up, by the number given up and the years under observation.
struct Removal {
  std::size_t sites = 0;
  double exposure_y = 0.0;
  double per_y = 0.0;
  Interval interval;
};

/// Holds the law of a stage.
struct StageFit {
  StageObservations seen;
  std::size_t ended = 0, censored = 0;  // of the sites
  GammaLaw law;                         // of a whole shape
  GammaLaw any_shape;                   // the most likely of all
  Interval mean_y, shape;               // of any shape; they hold `law` too
  GammaLaw naive;  // of those alone that ended, as if all had been seen from their beginning
  std::optional<Removal> removal;
  std::vector<SurvivalStep> survival;
  double distance = 0.0;  // of the survival's steps from the law
};

/// Finds the law of construction of the sites. Throws InputError where fewer than kFewestEnded have
/// reached the milestone.
[[nodiscard]] StageFit fit_stage(std::span<const SiteHistory> sites,
                                 const StageFitOptions& options);

}  // namespace gigaload::sim
