#pragma once

#include "scenarios/language/settings.hpp"

namespace gigaload::sim {
struct Scenario;
}  // namespace gigaload::sim

namespace gigaload::scenarios {

/// Checks what the settings have put into the scenario of its run, exchanges, ensemble and
/// calibration, and takes the first year for a calibration without a year.
void complete_run(const Settings& settings, sim::Scenario& scenario, Problems& problems);

/// Takes the targets of calibration and what it found earlier, by interconnection or planning area;
/// to be called with the grid in place.
void read_calibrated_areas(const Settings& settings, sim::Scenario& scenario, Problems& problems);

/// Refuses what the derivatives and the drawn stages of the build-out do not go with; to be called
/// with the limits in place.
void check_pipelines(const Settings& settings, const sim::Scenario& scenario, Problems& problems);

}  // namespace gigaload::scenarios
