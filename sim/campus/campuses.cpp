#include "sim/campus/campuses.hpp"

#include "sim/scenario/scenario.hpp"

namespace gigaload::sim {

Campuses::Campuses(const Scenario& scenario, const SharedWork& shared) : identities_(scenario) {
  for (const Campus& campus : scenario.campuses) {
    models_.emplace_back(campus, site_pressure_pa(scenario.grid.data[campus.region.get()]), shared);
  }
}

}  // namespace gigaload::sim
