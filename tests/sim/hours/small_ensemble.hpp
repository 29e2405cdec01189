#pragma once

#include <numeric>
#include <vector>

#include "sim/hours/ensemble_hours.hpp"
#include "sim/studies/year_study.hpp"
#include "tests/sim/small_scenario.hpp"

namespace gigaload::sim {

[[nodiscard]] inline Scenario two_regions() {
  Scenario s = small_scenario();
  s.grid.technologies[0].mean_time_to_repair_h = 40.0;
  s.grid.fleet[0].capacity_mw = {1250.0, 1250.0};
  s.ensemble = {.samples = 30, .sampled_weather = true, .quantiles = {0.5, 0.9}, .cvar_level = 0.9};
  return s;
}

[[nodiscard]] inline EnsembleHours::Options options_of(const Scenario& s, unsigned threads = 1) {
  return {.samples = s.ensemble.samples,
          .sampled_weather = s.ensemble.sampled_weather,
          .quantiles = s.ensemble.quantiles,
          .threads = threads};
}

/// All hours of the study, in runs of so many windows.
[[nodiscard]] inline std::vector<EnsembleOutcome> outcomes(const YearStudy& study,
                                                           EnsembleHours& ensemble) {
  std::vector<EnsembleOutcome> result;
  for (const auto& w : study.windows()) {
    ensemble.run(w.begin, w.end, w.capacity_mw, w.states, result.emplace_back());
  }
  return result;
}

[[nodiscard]] inline double sum(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

}  // namespace gigaload::sim
