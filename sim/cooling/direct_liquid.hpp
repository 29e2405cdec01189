#pragma once

/// Describes direct liquid cooling with engineering defaults (scenarios/data/FACTS.md, section 1):
/// a share of the heat goes into warm water that dry coolers bring to approach above the dry bulb.
/// An air-cooled chiller takes over, where that is warmer than the supply, by
/// clamp((T_db + approach - supply) / range, 0, 1). The rest of the heat is in the air of closed
/// rooms, on an air-cooled chiller without humidifier.
///
/// A hybrid has a tower beside the dry coolers: from its switching temperature (dry bulb) on the
/// tower takes the warm water's heat, if it may use water; its water is always cold enough.

#include "sim/cooling/cooling_system.hpp"
#include "sim/cooling/room_air.hpp"

namespace gigaload::sim {

class DirectLiquid : public CoolingSystem {
 public:
  DirectLiquid(const CoolingParameters& parameters, bool hybrid);

  [[nodiscard]] CoolingLoad at(const grid::Air& air, double part_load, WaterUse use) const override;
  [[nodiscard]] bool can_be_dry() const override { return hybrid_; }

 private:
  CoolingParameters p_;
  RoomAir rooms_;
  bool hybrid_;
};

}  // namespace gigaload::sim
