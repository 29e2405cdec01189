#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "scenarios/language/setting.hpp"
#include "scenarios/tables/region_names.hpp"
#include "scenarios/text/scenario_error.hpp"
#include "sim/scenario/scenario.hpp"

namespace gigaload::scenarios {

struct Loaded {
  sim::Scenario scenario;
  std::vector<Setting> settings;
  RegionNames region_names;  // of the grid's tables, with regions that the scenario leaves out
  /// Lists the data files read: path relative to the data folder, SHA-256 or other hash in hex.
  std::vector<std::pair<std::string, std::string>> data_hashes;
  std::vector<std::filesystem::path> systems;  // PRAS files that were read
  std::vector<std::string> notices;  // what a user should know, e.g. Alaska and Hawaii left out
};

/// Returns the folder of the shipped scenarios and data: GIGALOAD_DATA, the installed place, or the
/// source tree.
[[nodiscard]] std::filesystem::path data_root();

/// Reads `path` with its includes, applies `overrides` ("key=value", later wins), checks
/// everything. A bare name such as "us-33gw" or "us-33gw.toml" that is no file is looked for
/// among the shipped scenarios. Throws ScenarioError.
[[nodiscard]] Loaded load(const std::filesystem::path& path,
                          const std::vector<std::string>& overrides = {});

}  // namespace gigaload::scenarios
