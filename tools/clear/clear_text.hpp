#pragma once

#include <string>
#include <vector>

#include "tools/clear/cleared_case.hpp"

namespace gigaload::tools {

/// Tells of cleared cases as a table for each, parties in the order of the file.
[[nodiscard]] std::string clear_text(const std::vector<ClearedCase>& cases);

}  // namespace gigaload::tools
