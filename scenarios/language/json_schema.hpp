#pragma once

#include <span>
#include <string>

#include "scenarios/language/schema.hpp"

namespace gigaload::scenarios {

/// Describes the scenario language as JSON Schema (draft 07), for editors that complete and check
/// TOML by it: of each key its type, bounds, choices, default, unit and meaning. Tables whose names
/// a scenario chooses are open, all others are closed. What only the whole scenario shows (a key
/// that some file of several has to give, a quantity's unit, one key that rules out another) is not
/// in it; `gigaload check` looks at that too.
[[nodiscard]] std::string json_schema(std::span<const Key> keys);

}  // namespace gigaload::scenarios
