#pragma once

/// Gives the power of what moves water and air: with a pressure p [Pa], an efficiency e and a flow
/// m [kg/s] of density d [kg/m3],
///
///   power [kW] = p m / (1000 e d)

#include "sim/cooling/parameters.hpp"

namespace gigaload::sim {

/// Returns the kW of a pump that moves `flow` [kg/s] of water.
[[nodiscard]] double pump_power(const PumpParameters& pump, double flow);
/// Returns the kW of a fan that moves `flow` [kg/s] of air of this density [kg/m3].
[[nodiscard]] double fan_power(double pressure_pa, double efficiency, double flow, double density);

}  // namespace gigaload::sim
