#pragma once

/// Gives the coefficient of performance of chillers, fitted to the chiller model of Lei and Masanet
/// (scenarios/data/FACTS.md, section 1), T >= 10 C the temperature of the condenser's water or of
/// the outdoor air, q the part-load ratio, held to 0.2..1:
///
///   ln COP = c0 + c1 T + c2 q + c3 T q + c4 T^2 + c5 q^2

#include "sim/cooling/cooling_system.hpp"

namespace gigaload::sim {

[[nodiscard]] double water_cooled_cop(double condenser_water_c, double part_load_ratio);
[[nodiscard]] double air_cooled_cop(double outdoor_c, double part_load_ratio);

/// Adds the chilled water's pump and a chiller that takes up `heat` [kW per kW of IT]; `part_load`
/// of the IT. Gives what a tower has to give off for it.
[[nodiscard]] double add_water_cooled_chiller(const CoolingParameters& parameters, double heat,
                                              const grid::Air& air, double part_load,
                                              CoolingLoad& load);
void add_air_cooled_chiller(const CoolingParameters& parameters, double heat, const grid::Air& air,
                            double part_load, CoolingLoad& load);

/// Returns the kg/s of facility water that take up `heat` [kW].
[[nodiscard]] double facility_water(const ChillerParameters& chiller, double heat);

}  // namespace gigaload::sim
