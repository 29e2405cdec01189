#include "sim/campus/campus_identities.hpp"

#include "sim/campus/campus_features.hpp"
#include "sim/fleet/fleet_units.hpp"
#include "sim/scenario/scenario.hpp"

namespace gigaload::sim {

namespace {

std::uint32_t identity(std::size_t place) {
  return kFirstCampusIdentity + static_cast<std::uint32_t>(place);
}

}  // namespace

CampusIdentities::CampusIdentities(const Scenario& scenario)
    : regions_(scenario.grid.regions.size()) {
  std::size_t units = 0;
  for (const Campus& campus : scenario.campuses) {
    first_unit_.push_back(identity(units));
    if (has_plant(campus)) units += static_cast<std::size_t>(campus.plant.units);
  }
}

std::uint32_t CampusIdentities::of_region(RegionIndex region) const {
  return identity(region.get());
}

std::uint32_t CampusIdentities::of_contract(std::size_t campus) const {
  return identity(regions_ + 2 * campus);
}

std::uint32_t CampusIdentities::of_flexible_share(std::size_t campus) const {
  return identity(regions_ + 2 * campus + 1);
}

std::uint32_t CampusIdentities::of_battery(std::size_t campus) const { return identity(campus); }

std::optional<ResponseOwner> CampusIdentities::owner_of(
    const grid::adequacy::DemandResponse& response) const {
  const std::uint32_t known = response.identity.value_or(0);
  if (known < kFirstCampusIdentity) return std::nullopt;
  const std::size_t place = known - kFirstCampusIdentity;
  if (place < regions_) return ResponseOwner{.region = RegionIndex(place)};
  return ResponseOwner{.region = std::nullopt,
                       .campus = (place - regions_) / 2,
                       .flexible = (place - regions_) % 2 == 1};
}

}  // namespace gigaload::sim
