#pragma once

#include <vector>

#include "grid/adequacy/system/system.hpp"

namespace gigaload::sim {

class YearStudy;

/// Makes one system of resource adequacy of the hours of a calendar year (UTC) that lie inside the
/// run: load with data centres and campuses as built by then, every plant of a
/// technology that fails as units of the class's size, storage, interfaces, and all that campuses
/// have behind their meters and by their contracts (campus_devices.hpp). The interconnections are
/// its groups. It has the study's realisation of the weather. The
/// grid's plants and stores are those of the mean of the year, the campuses' grow with them. Powers
/// are whole kW and stored energies, in MWh, whole kWh, as a PRAS file has them; days begin at
/// 08:00 UTC (ensemble_hours.hpp). Where the scenario brings a system, it is that system's hours of
/// the year under this load, in MW, its days and all else its own.
[[nodiscard]] grid::adequacy::SystemModel system_of(const YearStudy& study);

/// Returns the same system in each of the years of weather that samples have in turn; empty where
/// all have that of the balance.
[[nodiscard]] std::vector<grid::adequacy::SystemModel> systems_of_samples(const YearStudy& study);

}  // namespace gigaload::sim
