#pragma once

/// A cooling plant is made of these; the defaults are a hyperscale campus's. Sources by row, and
/// the values of midsize and small centres: scenarios/data/cooling_parameters.csv.

namespace gigaload::sim {

/// Power passes these between the meter and the machines. Loss of the UPS and of the transformers
/// over their rating, at the load x: no_load + linear x + quadratic x^2.
struct ElectricalParameters {
  double ups_no_load = 0.010;
  double ups_linear = 0.010;
  double ups_quadratic = 0.020;
  double distribution_loss = 0.01;  // of what is distributed
  double lighting = 0.001;          // kW per kW of IT
  double transformer_no_load = 0.001;
  double transformer_quadratic = 0.006;
  double transformer_rating = 1.3;  // kW per kW of IT capacity

  bool operator==(const ElectricalParameters&) const = default;
};

/// The air of the rooms has fans and a humidifier.
struct RoomAirParameters {
  double supply_low_c = 14.0;
  double supply_high_c = 31.0;
  double dew_point_low_c = -10.5;
  double dew_point_high_c = 21.0;
  double humidity_low = 0.14;  // relative, 0..1
  double humidity_high = 0.775;
  double difference_k = 16.65;  // return less supply
  double fan_pressure_pa = 650.0;
  double fan_efficiency = 0.775;
  double sensible_heat_ratio = 0.97;  // where a chiller's coils dry the air
  double coil_effectiveness = 0.8;
  double humidifier_pressure_pa = 7.0e6;
  double humidifier_efficiency = 0.7;

  bool operator==(const RoomAirParameters&) const = default;
};

struct PumpParameters {
  double pressure_pa = 143650.0;
  double efficiency = 0.7;

  bool operator==(const PumpParameters&) const = default;
};

struct TowerParameters {
  double approach_k = 4.75;  // leaving water above the wet bulb
  double range_k = 5.0;
  double drift = 5e-5;  // of the circulating water
  double cycles_of_concentration = 9.0;
  double liquid_to_gas = 2.1;  // kg of water per kg of air
  double fan_pressure_pa = 250.0;
  double fan_efficiency = 0.775;
  PumpParameters pump{.pressure_pa = 208650.0, .efficiency = 0.7};

  bool operator==(const TowerParameters&) const = default;
};

struct ChillerParameters {
  double load_at_full = 0.625;      // part-load ratio of the running chillers at full IT load
  double water_cooled_cop = 1.0;    // of that of the fit
  double air_cooled_cop = 1.0;      // the same
  double water_difference_k = 7.5;  // of the chilled water
  PumpParameters pump{};

  bool operator==(const ChillerParameters&) const = default;
};

struct EconomiserParameters {
  double exchanger_approach_k = 2.25;
  PumpParameters pump{};

  bool operator==(const EconomiserParameters&) const = default;
};

struct LiquidParameters {
  double share = 0.85;  // of the heat, the rest goes to the air of the rooms
  double supply_c = 40.0;
  double approach_k = 8.0;  // leaving water above the dry bulb
  double trim_range_k = 10.0;
  double pumps = 0.015;  // kW per kW of the heat
  double fans = 0.012;
  double hybrid_switch_c = 22.0;  // dry bulb from which a hybrid is wet

  bool operator==(const LiquidParameters&) const = default;
};

struct CoolingParameters {
  ElectricalParameters electrical;
  RoomAirParameters air;
  TowerParameters tower;
  ChillerParameters chiller;
  EconomiserParameters economiser;
  LiquidParameters liquid;

  bool operator==(const CoolingParameters&) const = default;
};

}  // namespace gigaload::sim
