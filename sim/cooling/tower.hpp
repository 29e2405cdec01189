#pragma once

/// Describes a cooling tower (scenarios/data/FACTS.md, section 1), for the heat H [kW] it gives
/// off:
///
///   T       = T_wb + approach + range / 2             L = 2500.5 - 2.3097 T - 0.0013 T^2  [kJ/kg]
///   m_water = H / (4.184 range)                       m_air = m_water / (L/G)
///   m_evap  = H / L       m_drift = f m_water         m_blow = max(m_evap / (CC - 1) - m_drift, 0)
///
/// Make-up follows from the salt: what leaves as drift and blow-down is CC times as salty as what
/// comes in, make-up = CC m_evap / (CC - 1); where drift alone carries off more than that, it is
/// m_evap + m_drift.

#include "sim/cooling/cooling_system.hpp"

namespace gigaload::sim {

/// Adds power and water of a tower that gives off `heat` [kW per kW of IT].
void add_tower(const TowerParameters& tower, double heat, const grid::Air& air, CoolingLoad& load);

}  // namespace gigaload::sim
