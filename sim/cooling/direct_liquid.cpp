#include "sim/cooling/direct_liquid.hpp"

#include <algorithm>

#include "sim/cooling/chiller.hpp"
#include "sim/cooling/electrical_losses.hpp"
#include "sim/cooling/tower.hpp"

namespace gigaload::sim {

DirectLiquid::DirectLiquid(const CoolingParameters& parameters, bool hybrid)
    : p_(parameters), rooms_(parameters.air), hybrid_(hybrid) {}

CoolingLoad DirectLiquid::at(const grid::Air& air, double part_load, WaterUse use) const {
  const LiquidParameters& liquid = p_.liquid;
  const double heat = heat_of_rooms(p_.electrical, part_load);
  const double in_liquid = liquid.share * heat;
  CoolingLoad load;
  const double in_air =
      rooms_.add_closed_rooms(heat - in_liquid, air.pressure_pa, WaterUse::dry, load);
  add_air_cooled_chiller(p_, in_air, air, part_load, load);

  load.power.pumps += liquid.pumps * in_liquid;
  if (hybrid_ && use == WaterUse::wet && air.dry_bulb_c >= liquid.hybrid_switch_c) {
    add_tower(p_.tower, in_liquid, air, load);
  } else {
    const double trim = std::clamp(
        (air.dry_bulb_c + liquid.approach_k - liquid.supply_c) / liquid.trim_range_k, 0.0, 1.0);
    load.power.fans += liquid.fans * in_liquid;
    add_air_cooled_chiller(p_, trim * in_liquid, air, part_load, load);
  }
  load.power.losses =
      heat - 1.0 + transformer_loss(p_.electrical, heat + load.power.cooling(), part_load);
  return load;
}

std::shared_ptr<const CoolingSystem> make_direct_liquid(const CoolingParameters& parameters) {
  return std::make_shared<DirectLiquid>(parameters, false);
}

std::shared_ptr<const CoolingSystem> make_hybrid(const CoolingParameters& parameters) {
  return std::make_shared<DirectLiquid>(parameters, true);
}

}  // namespace gigaload::sim
