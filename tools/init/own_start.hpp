#pragma once

#include <string>
#include <vector>

#include "tools/init/starter_folder.hpp"

namespace gigaload::tools {

/// Returns a scenario of that name with a grid of one's own and the tables that it reads
/// (docs/own_grid.md), each with what its columns mean. The numbers are made up: two regions of a
/// peak of about 1050 and 780 MW, with some hours short of power.
[[nodiscard]] std::vector<StarterFile> own_start(const std::string& name);

}  // namespace gigaload::tools
