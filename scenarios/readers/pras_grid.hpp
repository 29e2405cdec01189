#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "grid/adequacy/system/system.hpp"
#include "scenarios/language/settings.hpp"
#include "scenarios/tables/grid_tables.hpp"

namespace gigaload::sim {
struct Scenario;
}  // namespace gigaload::sim

namespace gigaload::scenarios {

/// A PRAS file is read as a scenario's grid.
struct PrasGrid {
  std::shared_ptr<const grid::adequacy::SystemModel> system;  // in MW and MWh; null with a problem
  /// The same in each of the file's years of weather where samples have them in turn
  /// (ensemble.weather), that of `system` among them.
  std::vector<std::shared_ptr<const grid::adequacy::SystemModel>> weather_systems;
  GridTables tables;  // what the balance and the campuses need; without regions where there is none
  std::string hash;   // SHA-256 of the file
};

/// Reads the file of grid.pras with the keys that go with it: grid.pras_year, ensemble.weather,
/// grid.interfaces.scale, imports, demand.scale, grid.time_zone, and grid.climate, whose air is
/// looked for in `folder`. Regions that interfaces join are an interconnection, of the file's name,
/// with a number where there are several. Data centres on top of the file's load are shared by
/// load. Faults go to the problems, those of the file at the place of grid.pras.
[[nodiscard]] PrasGrid read_pras_grid(const std::filesystem::path& path, const Settings& settings,
                                      DataFolder& folder, const sim::Scenario& run,
                                      Problems& problems);

}  // namespace gigaload::scenarios
