#pragma once

/// Power is lost between the meter and the machines, per kW of IT, at the part load u (IT load over
/// IT capacity; scenarios/data/FACTS.md, section 3; the UPS is rated as the machines):
///
///   UPS           (k0 + k1 u + k2 u^2) / u
///   distribution  1 / (1 - l) - 1
///   transformers  (t0 R + t2 (u p)^2 / R) / u      p what they pass on, R their rating
///
/// The transformers stand outside, all else is heat of the rooms.

#include "sim/cooling/parameters.hpp"

namespace gigaload::sim {

/// Returns the heat to be carried out of the rooms, machines and losses together, kW per kW of IT.
[[nodiscard]] double heat_of_rooms(const ElectricalParameters& parameters, double part_load);

/// Returns the loss of the transformers; `passed`: what they pass on, kW per kW of IT.
[[nodiscard]] double transformer_loss(const ElectricalParameters& parameters, double passed,
                                      double part_load);

}  // namespace gigaload::sim
