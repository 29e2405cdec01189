#include "sim/years/plant_cohorts.hpp"

#include <map>

#include "sim/scenario/scenario.hpp"

namespace gigaload::sim {

std::vector<PlantCohort> plant_cohorts(const Scenario& scenario) {
  const std::size_t technologies = scenario.grid.technologies.size();
  std::map<std::pair<Hour, bool>, PlantCohort> by_date;  // and whether under construction
  for (const PlantAddition& addition : scenario.additions) {
    PlantCohort& cohort = by_date[{addition.announced, addition.under_construction}];
    cohort.phase.announced = addition.announced;
    cohort.phase.share_construction = addition.under_construction ? 1.0 : 0.0;
    cohort.phase.share_pre_development = 1.0 - cohort.phase.share_construction;
    cohort.phase.capacity_mw += addition.capacity_mw;
    cohort.part.emplace_back(addition.region.get() * technologies + addition.technology.get(),
                             addition.capacity_mw);
  }
  std::vector<PlantCohort> cohorts;
  for (auto& [date, cohort] : by_date) {
    if (cohort.phase.capacity_mw <= 0.0) continue;
    for (auto& [place, share] : cohort.part) share /= cohort.phase.capacity_mw;
    cohorts.push_back(std::move(cohort));
  }
  return cohorts;
}

}  // namespace gigaload::sim
