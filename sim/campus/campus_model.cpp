#include "sim/campus/campus_model.hpp"

#include "sim/campus/campus_devices.hpp"
#include "sim/campus/campus_features.hpp"
#include "sim/campus/campus_split.hpp"

namespace gigaload::sim {

CampusModel::CampusModel(const Campus& campus, std::size_t number, double pressure_pa,
                         const SharedWork& shared)
    : campus_(&campus),
      number_(number),
      pressure_pa_(pressure_pa),
      capacity_mw_(capacity_mw(campus)),
      load_(campus.load, pressure_pa, shared) {}

CampusHour CampusModel::at(double filled_mw, double energised_mw, const grid::LocalHour& hour,
                           const grid::Air& air, double water_m3) const {
  const CampusLoad::Hourly hourly =
      load_.limited(filled_mw, hour, air.dry_bulb_c, air.wet_bulb_c, water_m3);
  const double built = capacity_mw_ > 0.0 ? energised_mw / capacity_mw_ : 0.0;
  const CampusSplit split = split_load(*campus_, hourly.load_mw, built);
  return {.filled_mw = filled_mw,
          .built = built,
          .load_mw = hourly.load_mw,
          .it_mw = hourly.it_mw,
          .own_mw = split.own_mw,
          .first_mw = split.first_mw,
          .water_m3 = hourly.water_m3,
          .water_short_m3 = hourly.water_short_m3,
          .water_limited_mw = hourly.water_limited_mw};
}

void CampusModel::add_devices(const CampusIdentities& identities, std::span<const CampusHour> hours,
                              grid::adequacy::SystemModel& system) const {
  sim::add_devices(*campus_, number_, identities, hours, system);
}

std::optional<WaterAccount> CampusModel::water_account() const {
  if (!campus_->water.limits()) return std::nullopt;
  return WaterAccount(campus_->water);
}

}  // namespace gigaload::sim
