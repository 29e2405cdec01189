#pragma once

#include <optional>
#include <string>

#include "scenarios/node.hpp"
#include "scenarios/problems.hpp"

namespace gigaload::scenarios {

/// The tree of one "key=value" of the command line. The value is TOML, or else a text without
/// its quotes, as people type it in a shell: campus.abilene.capacity=1.5 GW. A campus, siting
/// rule or deal must exist in `root`. Nothing, and a problem, if it is no such thing.
[[nodiscard]] std::optional<Node> read_override(const std::string& text, std::size_t source,
                                                const Node& root, Problems& problems);

}  // namespace gigaload::scenarios
