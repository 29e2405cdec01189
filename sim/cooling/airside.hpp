#pragma once

/// Describes an airside economiser with adiabatic assist, and a water-cooled chiller with tower for
/// the rest (scenarios/data/FACTS.md, section 1). With the outdoor air T, W and the limits of the
/// rooms' air:
///
///   T >= T_up, or W > W_hi           closed rooms, all heat to the chiller
///   W <  W_lo                        humidified to W_lo at constant enthalpy, and used
///   T (or what humidifying made of it) below T_lo: mixed with return air to T_lo
///   else                             used as it is
///
/// W_lo and W_hi hold at T, at T_lo if it is colder; below T_lo the upper limit is the dew point's
/// alone, for mixing warms. Enthalpies h = 1.006 T + W (2501 + 1.86 T); of the supply air flow m
/// the outdoor part is m (h_return - h_supply) / (h_return - h_conditioned).

#include "sim/cooling/cooling_system.hpp"
#include "sim/cooling/room_air.hpp"

namespace gigaload::sim {

class AirsideEconomiser : public CoolingSystem {
 public:
  explicit AirsideEconomiser(const CoolingParameters& parameters);

  [[nodiscard]] CoolingLoad at(const grid::Air& air, double part_load, WaterUse use) const override;
  [[nodiscard]] bool can_be_dry() const override { return true; }

 private:
  CoolingParameters p_;
  RoomAir rooms_;
  double vapour_high_pa_;
};

}  // namespace gigaload::sim
