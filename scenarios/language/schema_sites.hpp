#pragma once

#include <string>
#include <vector>

#include "scenarios/language/schema.hpp"

namespace gigaload::scenarios {

inline constexpr double kMostMw =
    1e7;  // ten times what the country has: more is a slip of the unit
inline constexpr double kLongestYears = 100.0;

/// The stages of a build-out under `prefix`. `inherited`: empty for the common table "stages.",
/// whose name it is for a campus's own copy.
[[nodiscard]] std::vector<Key> stage_keys(const std::string& prefix, const std::string& inherited);

[[nodiscard]] std::vector<Key> campus_keys();
[[nodiscard]] std::vector<Key> siting_keys();

}  // namespace gigaload::scenarios
