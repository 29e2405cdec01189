#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "tools/init/starter_folder.hpp"

namespace gigaload::tools {

/// Says what is cut out of a scenario.
struct Cut {
  std::filesystem::path from;        // a file, or the name of a shipped scenario
  std::vector<std::string> regions;  // and states, for all of theirs
  bool neighbours = false;           // the regions at the other ends of their lines too
};

/// Returns a scenario that includes the one of `cut.from` and takes only some of its regions, with
/// the lines that are cut, for the folder in which it will be. Throws ScenarioError where `from`
/// does not read, or not with these regions, and InputError where its grid is not that of tables.
[[nodiscard]] StarterFile cut_start(const Cut& cut, const std::filesystem::path& folder);

}  // namespace gigaload::tools
