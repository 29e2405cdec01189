#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "grid/adequacy/system/system.hpp"
#include "scenarios/language/settings.hpp"
#include "scenarios/tables/grid_tables.hpp"

namespace gigaload::sim {
struct Scenario;
}  // namespace gigaload::sim

namespace gigaload::scenarios {

/// Holds a system of a PRAS file, or of one's own tables, as a scenario's grid.
struct PrasGrid {
  std::shared_ptr<const grid::adequacy::SystemModel> system;  // in MW and MWh; null with a problem
  /// The same in each of the file's years of weather where samples have them in turn
  /// (ensemble.weather), that of `system` among them.
  std::vector<std::shared_ptr<const grid::adequacy::SystemModel>> weather_systems;
  GridTables tables;  // what the balance and the campuses need; without regions where there is none
  std::vector<std::filesystem::path> files;                 // that it was read from
  std::vector<std::pair<std::string, std::string>> hashes;  // name and SHA-256 of each
};

/// Reads the file of grid.pras, or the folder of grid.csv (own_grid.hpp), with the keys that go
/// with it: grid.pras_year, ensemble.weather, grid.interfaces.scale, imports, demand.scale,
/// grid.time_zone, and grid.climate, whose air is looked for in `folder`, as are the outages of
/// technologies (technologies.csv) for units of tables that do not say their own. Regions that
/// interfaces join are an interconnection, of the file's name, with a number where there are
/// several. Data centres on top of the system's load are shared by load. Faults go to the problems,
/// those of the file at the place of its key, those of tables at their own places.
[[nodiscard]] PrasGrid read_pras_grid(const std::filesystem::path& path, const Settings& settings,
                                      DataFolder& folder, const sim::Scenario& run,
                                      Problems& problems);

}  // namespace gigaload::scenarios
