#include "sim/campus/campuses.hpp"

#include <utility>

#include "sim/campus/campus_devices.hpp"
#include "sim/scenario/scenario.hpp"

namespace gigaload::sim {

Campuses::Campuses(const Scenario& scenario, const SharedWork& shared) : identities_(scenario) {
  for (const Campus& campus : scenario.campuses) {
    models_.emplace_back(campus, site_pressure_pa(scenario.grid.data[campus.region.get()]), shared);
  }
}

void Campuses::add_devices(std::size_t campus, std::span<const CampusHour> hours,
                           grid::adequacy::SystemModel& system) const {
  sim::add_devices(models_[campus].campus(), campus, identities_, hours, system);
}

void Campuses::add_curtailable(RegionIndex region, std::vector<double> first_mw,
                               grid::adequacy::SystemModel& system) const {
  sim::add_curtailable(region, identities_, std::move(first_mw), system);
}

}  // namespace gigaload::sim
