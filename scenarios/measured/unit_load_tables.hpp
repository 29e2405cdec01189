#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "grid/adequacy/system/system.hpp"

namespace gigaload::scenarios {

/// Names a table of generating units (unit_table.hpp) and one of the load (load_table.hpp).
struct UnitLoadTables {
  std::filesystem::path units, load;
  std::string power_unit;           // of headings without unit; empty: that is a problem
  std::string time_unit;            // likewise
  std::optional<std::string> step;  // a quantity such as "5 min"
};

/// Returns the system of one region that the two tables describe, in MW and MWh. Throws a
/// ScenarioError with all problems of both, each with file, line and column, and an InputError for
/// units and steps that are none. A notice says what the load's time stamps are taken to be, if it
/// has any.
[[nodiscard]] grid::adequacy::SystemModel read_unit_load_tables(const UnitLoadTables& tables,
                                                                std::vector<std::string>& notices);

/// Returns the table of the load in a folder: load.csv, or else the only table with "load" in its
/// name. Throws InputError that says what is there.
[[nodiscard]] std::filesystem::path load_table_of_folder(const std::filesystem::path& folder);

}  // namespace gigaload::scenarios
