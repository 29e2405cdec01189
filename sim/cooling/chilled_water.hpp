#pragma once

/// Describes plants of rooms that are closed to the outside and stand on chilled water: from a
/// water-cooled chiller with tower, with or without a waterside economiser before it, or from an
/// air-cooled chiller (scenarios/data/FACTS.md, section 1).
///
/// The economiser cools the facility water by the tower through an exchanger. With
///   x   = T_wb + a_tower + a_exchanger
///   T_s = T_return_air - dT_air / eps
///   T_r = T_s + dT_water
/// its share of the heat is 1 up to x = T_s, (T_r - x) / (T_r - T_s) up to T_r, 0 above.

#include "sim/cooling/cooling_system.hpp"
#include "sim/cooling/room_air.hpp"

namespace gigaload::sim {

class TowerPlant : public CoolingSystem {
 public:
  TowerPlant(const CoolingParameters& parameters, bool with_economiser);

  [[nodiscard]] CoolingLoad at(const grid::Air& air, double part_load, WaterUse use) const override;
  [[nodiscard]] bool can_be_dry() const override { return true; }

  /// Returns the share of the heat that needs no chiller.
  [[nodiscard]] double economiser_share(double wet_bulb_c) const;

 private:
  CoolingParameters p_;
  RoomAir rooms_;
  bool with_economiser_;
};

class AirCooledChiller : public CoolingSystem {
 public:
  explicit AirCooledChiller(const CoolingParameters& parameters);

  [[nodiscard]] CoolingLoad at(const grid::Air& air, double part_load, WaterUse use) const override;
  [[nodiscard]] bool can_be_dry() const override { return true; }

 private:
  CoolingParameters p_;
  RoomAir rooms_;
};

}  // namespace gigaload::sim
