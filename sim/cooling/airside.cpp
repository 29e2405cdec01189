#include "sim/cooling/airside.hpp"

#include <algorithm>

#include "sim/cooling/chiller.hpp"
#include "sim/cooling/electrical_losses.hpp"
#include "sim/cooling/tower.hpp"

namespace gigaload::sim {
namespace {

double enthalpy(double t, double w) { return 1.006 * t + w * (2501.0 + 1.86 * t); }
double temperature_of(double h, double w) { return (h - 2501.0 * w) / (1.006 + 1.86 * w); }

}  // namespace

AirsideEconomiser::AirsideEconomiser(const CoolingParameters& parameters)
    : p_(parameters),
      rooms_(parameters.air),
      vapour_high_pa_(grid::saturation_pressure_pa(parameters.air.dew_point_high_c)) {}

CoolingLoad AirsideEconomiser::at(const grid::Air& air, double part_load, WaterUse use) const {
  const double heat = heat_of_rooms(p_.electrical, part_load);
  const double low_c = p_.air.supply_low_c, high_c = p_.air.supply_high_c;
  const double t = air.dry_bulb_c, p = air.pressure_pa;
  const double limits_c = std::clamp(t, low_c, high_c);
  const double highest =
      grid::humidity_ratio(t < low_c ? vapour_high_pa_ : rooms_.highest_vapour_pa(limits_c), p);

  CoolingLoad load;
  if (t >= high_c || air.humidity_ratio > highest) {
    // supplied at the limit above, and dried to the dew point below
    const double supply_c = t >= high_c ? high_c : std::max(low_c, p_.air.dew_point_high_c);
    rooms_.add_fans(heat, supply_c, highest, p, load);
    const double taken_up = rooms_.add_coils(heat, use, load);
    const double given_off = add_water_cooled_chiller(p_, taken_up, air, part_load, load);
    add_tower(p_.tower, given_off, air, load);
  } else {
    const double lowest = grid::humidity_ratio(rooms_.lowest_vapour_pa(limits_c), p);
    const bool humidified = use == WaterUse::wet && air.humidity_ratio < lowest;
    const double w = humidified ? lowest : air.humidity_ratio;
    const double conditioned = enthalpy(t, air.humidity_ratio);
    const double supply_c = std::max(low_c, humidified ? temperature_of(conditioned, w) : t);
    rooms_.add_fans(heat, supply_c, w, p, load);
    if (humidified) {
      const double supply = enthalpy(supply_c, w);
      const double back = supply + heat / rooms_.flow(heat);
      const double outdoor = rooms_.flow(heat) * (back - supply) / (back - conditioned);
      rooms_.add_humidifier(outdoor / (1.0 + w) * (w - air.humidity_ratio), load);
    }
  }
  load.power.losses =
      heat - 1.0 + transformer_loss(p_.electrical, heat + load.power.cooling(), part_load);
  return load;
}

std::shared_ptr<const CoolingSystem> make_airside(const CoolingParameters& parameters) {
  return std::make_shared<AirsideEconomiser>(parameters);
}

}  // namespace gigaload::sim
