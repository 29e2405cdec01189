#include "sim/fit/kaplan_meier.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace gigaload::sim {

std::vector<SurvivalStep> kaplan_meier(std::span<const Observation> observations) {
  /// What comes, goes and ends at an age.
  struct Change {
    double enters = 0.0, leaves = 0.0, ends = 0.0;
  };
  std::map<double, Change> changes;
  for (const Observation& seen : observations) {
    changes[seen.entry_y].enters += seen.weight;
    changes[seen.age_y].leaves += seen.weight;
    if (seen.ended) changes[seen.age_y].ends += seen.weight;
  }
  std::vector<SurvivalStep> steps;
  double at_risk = 0.0, survival = 1.0;
  for (const auto& [age, change] : changes) {
    if (change.ends > 0.0) {
      survival *= std::max(0.0, 1.0 - change.ends / std::max(at_risk, change.ends));
      steps.push_back({age, survival});
    }
    at_risk += change.enters - change.leaves;
  }
  return steps;
}

double largest_distance(std::span<const SurvivalStep> steps, const GammaLaw& law) {
  double most = 0.0, before = 1.0;
  for (const SurvivalStep& step : steps) {
    const double at = survival_of(law, step.age_y);
    most = std::max({most, std::abs(at - before), std::abs(at - step.survival)});
    before = step.survival;
  }
  return most;
}

}  // namespace gigaload::sim
