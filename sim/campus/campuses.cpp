#include "sim/campus/campuses.hpp"

#include <algorithm>
#include <utility>

#include "sim/campus/campus_devices.hpp"
#include "sim/campus/campus_features.hpp"
#include "sim/scenario/scenario.hpp"

namespace gigaload::sim {

Campuses::Campuses(const Scenario& scenario, const SharedWork& shared) : identities_(scenario) {
  for (const Campus& campus : scenario.campuses) {
    models_.emplace_back(campus, models_.size(),
                         site_pressure_pa(scenario.grid.data[campus.region.get()]), shared);
  }
}

std::vector<double> Campuses::first_without_meter_mw(std::vector<double> curtailable_mw,
                                                     std::span<const CampusHour> hour) const {
  for (std::size_t c = 0; c < models_.size(); ++c) {
    const Campus& campus = models_[c].campus();
    if (has_meter(campus)) curtailable_mw[campus.region.get()] -= hour[c].first_mw;
  }
  for (double& mw : curtailable_mw) mw = std::max(0.0, mw);
  return curtailable_mw;
}

void Campuses::add_curtailable(RegionIndex region, std::vector<double> first_mw,
                               grid::adequacy::SystemModel& system) const {
  sim::add_curtailable(region, identities_, std::move(first_mw), system);
}

}  // namespace gigaload::sim
