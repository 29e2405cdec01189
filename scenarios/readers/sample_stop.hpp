#pragma once

#include "scenarios/language/settings.hpp"

namespace gigaload::sim {
struct Scenario;
}  // namespace gigaload::sim

namespace gigaload::scenarios {

/// Reads `ensemble.until` and `ensemble.at_most` into the scenario, whose regions are known. What
/// is no rule, an area that is none of the grid's, and what does not go with it goes to the
/// problems.
void read_sample_stop(const Settings& settings, sim::Scenario& scenario, Problems& problems);

}  // namespace gigaload::scenarios
