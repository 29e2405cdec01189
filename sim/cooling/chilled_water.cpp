#include "sim/cooling/chilled_water.hpp"

#include <algorithm>

#include "sim/cooling/chiller.hpp"
#include "sim/cooling/electrical_losses.hpp"
#include "sim/cooling/pumps_and_fans.hpp"
#include "sim/cooling/tower.hpp"

namespace gigaload::sim {

TowerPlant::TowerPlant(const CoolingParameters& parameters, bool with_economiser)
    : p_(parameters), rooms_(parameters.air), with_economiser_(with_economiser) {}

double TowerPlant::economiser_share(double wet_bulb_c) const {
  if (!with_economiser_) return 0.0;
  const RoomAirParameters& air = p_.air;
  const double water_c = wet_bulb_c + p_.tower.approach_k + p_.economiser.exchanger_approach_k;
  const double supply_c =
      air.supply_high_c + air.difference_k - air.difference_k / air.coil_effectiveness;
  const double range = p_.chiller.water_difference_k;
  return std::clamp((supply_c + range - water_c) / range, 0.0, 1.0);
}

CoolingLoad TowerPlant::at(const grid::Air& air, double part_load, WaterUse use) const {
  const double heat = heat_of_rooms(p_.electrical, part_load);
  CoolingLoad load;
  const double taken_up = rooms_.add_closed_rooms(heat, air.pressure_pa, use, load);
  const double economised = taken_up * economiser_share(air.wet_bulb_c);
  load.power.pumps += pump_power(p_.economiser.pump, facility_water(p_.chiller, economised));
  const double given_off =
      add_water_cooled_chiller(p_, taken_up - economised, air, part_load, load);
  add_tower(p_.tower, economised + given_off, air, load);
  load.power.losses =
      heat - 1.0 + transformer_loss(p_.electrical, heat + load.power.cooling(), part_load);
  return load;
}

AirCooledChiller::AirCooledChiller(const CoolingParameters& parameters)
    : p_(parameters), rooms_(parameters.air) {}

CoolingLoad AirCooledChiller::at(const grid::Air& air, double part_load, WaterUse use) const {
  const double heat = heat_of_rooms(p_.electrical, part_load);
  CoolingLoad load;
  const double taken_up = rooms_.add_closed_rooms(heat, air.pressure_pa, use, load);
  add_air_cooled_chiller(p_, taken_up, air, part_load, load);
  load.power.losses =
      heat - 1.0 + transformer_loss(p_.electrical, heat + load.power.cooling(), part_load);
  return load;
}

std::shared_ptr<const CoolingSystem> make_waterside(const CoolingParameters& parameters) {
  return std::make_shared<TowerPlant>(parameters, true);
}

std::shared_ptr<const CoolingSystem> make_water_chiller(const CoolingParameters& parameters) {
  return std::make_shared<TowerPlant>(parameters, false);
}

std::shared_ptr<const CoolingSystem> make_air_chiller(const CoolingParameters& parameters) {
  return std::make_shared<AirCooledChiller>(parameters);
}

}  // namespace gigaload::sim
