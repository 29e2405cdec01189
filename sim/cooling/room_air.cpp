#include "sim/cooling/room_air.hpp"

#include <algorithm>

#include "sim/cooling/pumps_and_fans.hpp"

namespace gigaload::sim {

RoomAir::RoomAir(const RoomAirParameters& parameters)
    : p_(parameters),
      vapour_low_pa_(grid::saturation_pressure_pa(p_.dew_point_low_c)),
      vapour_high_pa_(grid::saturation_pressure_pa(p_.dew_point_high_c)),
      closed_vapour_low_pa_(lowest_vapour_pa(p_.supply_high_c)),
      closed_vapour_high_pa_(highest_vapour_pa(p_.supply_high_c)) {}

double RoomAir::flow(double heat) const {
  constexpr double kAirHeat = 1.01;  // kJ/kgK
  return heat / (kAirHeat * p_.difference_k);
}

double RoomAir::lowest_vapour_pa(double supply_c) const {
  return std::max(p_.humidity_low * grid::saturation_pressure_pa(supply_c), vapour_low_pa_);
}

double RoomAir::highest_vapour_pa(double supply_c) const {
  return std::min(p_.humidity_high * grid::saturation_pressure_pa(supply_c), vapour_high_pa_);
}

void RoomAir::add_fans(double heat, double supply_c, double humidity_ratio, double pressure_pa,
                       CoolingLoad& load) const {
  load.power.fans += fan_power(p_.fan_pressure_pa, p_.fan_efficiency, flow(heat),
                               grid::moist_air_density(supply_c, humidity_ratio, pressure_pa));
}

void RoomAir::add_humidifier(double water, CoolingLoad& load) const {
  load.power.pumps += pump_power(
      {.pressure_pa = p_.humidifier_pressure_pa, .efficiency = p_.humidifier_efficiency}, water);
  load.water.evaporation += 3600.0 * water;
  load.water.make_up += 3600.0 * water;
}

double RoomAir::add_coils(double heat, WaterUse use, CoolingLoad& load) const {
  if (use == WaterUse::dry) return heat;  // coils dry only what a humidifier has made humid
  constexpr double kLatentHeat = 2266.0;  // kJ/kg, as in the source's model
  const double latent = heat * (1.0 / p_.sensible_heat_ratio - 1.0);
  add_humidifier(latent / kLatentHeat, load);
  return heat + latent;
}

double RoomAir::add_closed_rooms(double heat, double pressure_pa, WaterUse use,
                                 CoolingLoad& load) const {
  const double humidity = 0.5 * (grid::humidity_ratio(closed_vapour_low_pa_, pressure_pa) +
                                 grid::humidity_ratio(closed_vapour_high_pa_, pressure_pa));
  add_fans(heat, p_.supply_high_c, humidity, pressure_pa, load);
  return add_coils(heat, use, load);
}

}  // namespace gigaload::sim
