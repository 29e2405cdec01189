#pragma once

/// Describes the air of the rooms (scenarios/data/FACTS.md, section 1), for the heat Q [kW] it
/// carries:
///
///   m_air = Q / (1.01 dT)          P_fan = m_air / rho dp / eta
///   Q_l   = Q (1/SHR - 1)          latent heat of a chiller's coils; a humidifier gives the water
///                                  back, Q_l / 2266 kg/s, by high-pressure nozzles
///
/// The rooms allow vapour pressures at a supply temperature T: from the larger of low
/// relative humidity and low dew point to the smaller of the high ones.

#include "sim/cooling/cooling_system.hpp"

namespace gigaload::sim {

class RoomAir {
 public:
  explicit RoomAir(const RoomAirParameters& parameters);

  /// Returns the kg/s of supply air.
  [[nodiscard]] double flow(double heat) const;
  /// These return the vapour pressures allowed at a supply temperature.
  [[nodiscard]] double lowest_vapour_pa(double supply_c) const;
  [[nodiscard]] double highest_vapour_pa(double supply_c) const;

  void add_fans(double heat, double supply_c, double humidity_ratio, double pressure_pa,
                CoolingLoad& load) const;
  /// Adds a humidifier for `water` kg/s.
  void add_humidifier(double water, CoolingLoad& load) const;

  /// Adds rooms closed to the outside: supply at the upper limit, humidity in the middle of what is
  /// allowed there; fans, and the humidifier unless dry. Gives the heat the coils take up.
  [[nodiscard]] double add_closed_rooms(double heat, double pressure_pa, WaterUse use,
                                        CoolingLoad& load) const;
  /// Returns the heat that coils take up for `heat` of the rooms, and the humidifier that goes with
  /// it.
  [[nodiscard]] double add_coils(double heat, WaterUse use, CoolingLoad& load) const;

 private:
  RoomAirParameters p_;
  double vapour_low_pa_, vapour_high_pa_;                // of the dew points
  double closed_vapour_low_pa_, closed_vapour_high_pa_;  // allowed at the upper supply temperature
};

}  // namespace gigaload::sim
