#pragma once

#include <string>
#include <vector>

#include "tools/clear/cleared_case.hpp"

namespace gigaload::tools {

/// Tells of cleared cases as one line of JSON, parties in the order of the file. Who fails is told
/// by number, from 0; the round of who does not is null.
[[nodiscard]] std::string clear_json(const std::vector<ClearedCase>& cases);

}  // namespace gigaload::tools
