#include "sim/cooling/tower.hpp"

#include <algorithm>

#include "sim/cooling/pumps_and_fans.hpp"

namespace gigaload::sim {
namespace {

constexpr double kWaterHeat = 4.184;  // kJ/kgK
constexpr double kSecondsOfHour = 3600.0;

double latent_heat(double water_c) {
  return 2500.5 - 2.3097 * water_c - 0.0013 * water_c * water_c;
}

}  // namespace

void add_tower(const TowerParameters& tower, double heat, const grid::Air& air, CoolingLoad& load) {
  const double water_c = air.wet_bulb_c + tower.approach_k + tower.range_k / 2.0;
  const double circulating = heat / (kWaterHeat * tower.range_k);
  const double evaporated = heat / latent_heat(water_c);
  const double drift = tower.drift * circulating;
  const double cycles = tower.cycles_of_concentration;

  const double density =
      grid::moist_air_density(air.dry_bulb_c, air.humidity_ratio, air.pressure_pa);
  load.power.tower +=
      pump_power(tower.pump, circulating) + fan_power(tower.fan_pressure_pa, tower.fan_efficiency,
                                                      circulating / tower.liquid_to_gas, density);
  load.water.evaporation += kSecondsOfHour * evaporated;
  load.water.drift += kSecondsOfHour * drift;
  load.water.blow_down += kSecondsOfHour * std::max(evaporated / (cycles - 1.0) - drift, 0.0);
  load.water.make_up +=
      kSecondsOfHour * std::max(evaporated * cycles / (cycles - 1.0), evaporated + drift);
}

}  // namespace gigaload::sim
