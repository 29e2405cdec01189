#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gigaload::scenarios {

/// Returns the least number of insertions, deletions, substitutions and swaps of neighbours that
/// turn `a` into `b`, no part edited twice (optimal string alignment). Case counts.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

/// Returns the candidate nearest to `name`, case aside, if it is near enough to be meant: within a
/// third of the longer name, at least one edit. The first of equals.
[[nodiscard]] std::optional<std::string> nearest(std::string_view name,
                                                 const std::vector<std::string>& candidates);

/// Returns "; did you mean X?", or nothing.
[[nodiscard]] std::string suggestion(std::string_view name,
                                     const std::vector<std::string>& candidates);

}  // namespace gigaload::scenarios
