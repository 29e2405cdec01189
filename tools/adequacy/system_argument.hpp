#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "grid/adequacy/system/system.hpp"

namespace gigaload::tools {

/// SystemArgument names a system of resource adequacy as the command line does.
struct SystemArgument {
  /// These name a PRAS file (its bytes are HDF5); a table of units and one of the load, or a folder
  /// with both; or a scenario, by its file or as a shipped one. There are none if `units` and
  /// `load` are named.
  std::vector<std::filesystem::path> names;
  std::optional<std::filesystem::path> units = {}, load = {};  // beside or in place of a folder's
  std::string power_unit = {}, time_unit = {};                 // of tables' headings without one
  std::optional<std::string> step = {};                        // of the load's table
  std::optional<int> year = {};                                // of a scenario
  std::uint32_t weather = 0;                // of a scenario: number of the realisation
  std::vector<std::string> overrides = {};  // of a scenario
  bool without_campuses = false;            // of a scenario
};

/// SystemCase holds the system, what an assessment takes from the scenario whose year it is, and
/// where it comes from.
struct SystemCase {
  grid::adequacy::SystemModel system;
  /// The same in the years of weather that samples have in turn, where it was asked for; empty: all
  /// have that of `system`.
  // NOLINTNEXTLINE(readability-redundant-member-init): g++ warns of what a list leaves out
  std::vector<grid::adequacy::SystemModel> weather_systems = {};
  std::size_t weather_years = 1;  // that samples have in turn
  double initial_charge = 0.0;    // of stores, share
  double cvar_level = 0.95;
  std::vector<double> quantiles = {0.5, 0.9, 0.99};
  std::vector<std::int64_t> standard_offset_s = {};  // [region] of a scenario
  std::vector<std::string> assumptions = {};         // of a scenario
  std::string scenario_text = {}, settings = {};
  std::vector<std::pair<std::string, std::string>> data_hashes = {};  // file, SHA-256
  std::vector<std::string> notices = {};
  std::vector<std::filesystem::path> inputs = {};  // PRAS files that were read
};

/// Tells in which years of weather a scenario's grid is wanted: in that of the balance alone, or in
/// those that samples have in turn, too.
enum class WeatherYears { of_balance, of_samples };

/// Reads the system. Throws InputError, also if a scenario has no year or anything else has one.
[[nodiscard]] SystemCase read_system(const SystemArgument& argument,
                                     WeatherYears wanted = WeatherYears::of_balance);

}  // namespace gigaload::tools
