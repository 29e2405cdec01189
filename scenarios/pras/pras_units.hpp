#pragma once

/// A PRAS file holds powers and energies as whole numbers, and PRAS rounds what a store holds up to
/// whole units of energy at every step: a file of stores wants small units.

#include <string>
#include <vector>

#include "grid/adequacy/system/system.hpp"

namespace gigaload::scenarios {

/// Holds the units of a file, and what one of the system's is in them.
struct PrasUnits {
  std::string power, energy;
  double power_factor = 1.0, energy_factor = 1.0;
};

/// Returns the system's own units where all its powers and energies are whole, else those a
/// thousand times smaller. Throws InputError where PRAS has no smaller one.
[[nodiscard]] PrasUnits own_or_smaller_units(const grid::adequacy::SystemModel& system);

/// Returns kW and kWh, or the smallest unit of energy above in which no store holds as much as the
/// number that stands for no limit.
[[nodiscard]] PrasUnits smallest_units(const grid::adequacy::SystemModel& system);

/// Returns what a file in these units has for a number of the system: what has no limit has none in
/// any unit.
[[nodiscard]] double in_file(double value, double factor);

/// Says in which units the file is and by how much numbers are rounded to them.
[[nodiscard]] std::string rounding_text(const grid::adequacy::SystemModel& system,
                                        const PrasUnits& units);

}  // namespace gigaload::scenarios
