#pragma once

#include <nlohmann/json.hpp>

#include "scenarios/language/node.hpp"

namespace gigaload::tools::sweep {

/// Returns a member's value as JSON: a number, a text, a date as its text, a list, or the table
/// that a variant sets. Throws InternalError for any other.
[[nodiscard]] nlohmann::json json_of(const scenarios::Node& node);

}  // namespace gigaload::tools::sweep
