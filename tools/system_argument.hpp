#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "grid/adequacy/system.hpp"

namespace gigaload::tools {

/// A system of resource adequacy as the command line names it.
struct SystemArgument {
  /// A PRAS file (its bytes are HDF5), a folder with a table of units and one of the load, or a
  /// scenario: a file or the name of a shipped one.
  std::filesystem::path name;
  std::string power_unit = {}, time_unit = {};  // of tables' headings without one
  std::optional<std::string> step = {};         // of the load's table
  std::optional<int> year;                      // of a scenario
  std::uint32_t weather = 0;                    // of a scenario: number of the realisation
  std::vector<std::string> overrides;           // of a scenario
};

/// Throws InputError, among them that a scenario needs a year and the others have none.
[[nodiscard]] grid::adequacy::System read_system(const SystemArgument& argument);

}  // namespace gigaload::tools
