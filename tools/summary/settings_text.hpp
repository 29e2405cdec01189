#pragma once

#include <string>
#include <vector>

#include "scenarios/language/setting.hpp"

namespace gigaload::tools {

/// Writes what `gigaload show` prints: a line `key = value` for each setting, in the order given,
/// and under it what it means, its unit, its default with that figure's source, and where the value
/// comes from.
[[nodiscard]] std::string settings_text(const std::vector<scenarios::Setting>& settings);

/// Writes the lines `key = value` alone, as they are kept in a result.
[[nodiscard]] std::string settings_lines(const std::vector<scenarios::Setting>& settings);

}  // namespace gigaload::tools
