#pragma once

#include <cstdint>

#include "grid/adequacy/system/system.hpp"

namespace gigaload::sim {

struct Scenario;

/// The scenario's grid in the hours of one calendar year (UTC) that lie inside the run, as resource
/// adequacy sees it: load with data centres and campuses as built by then, every plant of a
/// technology that fails as units of the class's size, storage, interfaces, campuses curtailable by
/// contract as demand response without payback. On-site plant takes its derated output off the
/// campus's load; batteries and flexible shares of campuses are left out. The interconnections are
/// its groups. One realisation of the weather, by its number; that of the balance is 0. Plants and
/// stores are those of the mean of the year. Powers are whole kW and stored energies whole MWh, as
/// a PRAS file has them; days begin at 08:00 UTC (ensemble_hours.hpp). Where the scenario brings a
/// system, it is that system's hours of the year under this load, in MW, its days and all else its
/// own. Throws InputError for a year outside the run.
[[nodiscard]] grid::adequacy::System system_of_year(const Scenario& scenario, int year,
                                                    std::uint32_t weather = 0);

}  // namespace gigaload::sim
