#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "scenarios/measured/unit_table.hpp"

namespace gigaload::scenarios {

/// Holds the system of a folder of tables.
struct OwnGrid {
  grid::adequacy::SystemModel system;  // in MW and MWh, checked
  bool has_dates = false;              // units or stores come or go (adequacy::Service)
  bool has_times = false;              // the load has time stamps
  std::vector<std::pair<std::string, std::string>> hashes;  // name and SHA-256 of each table
  std::vector<std::string> notices;
};

/// Tells whether a folder is for read_own_grid(): it has one of its tables besides units.csv and
/// load.csv, or units of several regions.
[[nodiscard]] bool is_own_grid(const std::filesystem::path& folder);

/// Reads a grid of one's own from the tables of a folder: units.csv (unit_table.hpp) and load.csv
/// (own_load.hpp), and, if they are there, lines.csv, storage.csv, demand_response.csv and
/// profiles.csv (line_table.hpp, store_table.hpp, response_rows.hpp, share_profiles.hpp). Regions
/// are those that units, stores, lines and demand response name, in the order in which they come;
/// without a column `region` in units.csv there is one, "all". `technologies`: the outages of units
/// whose rows say none. Throws a ScenarioError with all problems, first of the load, then of the
/// other tables together, each with file, line and column; an InputError for what only the whole
/// shows.
[[nodiscard]] OwnGrid read_own_grid(const std::filesystem::path& folder,
                                    const std::map<std::string, TechnologyOutages>& technologies);

/// Takes away units and stores in the hours of the load's own dates in which they are not there,
/// for a system that is looked at by itself. Throws InputError where the load has no time stamps or
/// steps of another length than an hour, and some have dates.
void apply_own_dates(OwnGrid& grid);

/// Reads the outages of technologies.csv: forced_outage_rate and mean_time_to_repair_h.
[[nodiscard]] std::map<std::string, TechnologyOutages> technology_outages(const CsvTable& table);

}  // namespace gigaload::scenarios
