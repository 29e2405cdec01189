#pragma once

#include <string>
#include <vector>

#include "scenarios/language/settings.hpp"
#include "scenarios/tables/region_names.hpp"

namespace gigaload::sim {
struct Scenario;
}  // namespace gigaload::sim

namespace gigaload::scenarios {

/// Reads report.years and report.region. A year that is no whole number or does not ascend, and a
/// region that there is not, are problems. A year outside the run and a region that is not in the
/// scenario's grid are left out with a notice that tells their place: the run may have been cut
/// short on the command line.
void read_report(const Settings& settings, const RegionNames& regions, sim::Scenario& scenario,
                 Problems& problems, std::vector<std::string>& notices);

}  // namespace gigaload::scenarios
