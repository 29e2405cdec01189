#pragma once

#include <optional>
#include <string_view>

#include "scenarios/language/node.hpp"
#include "scenarios/text/problems.hpp"

namespace gigaload::scenarios {

/// Reads the tree of a TOML text; nothing, and a problem, if it is none. Any bytes will do.
/// `source`: the text's number in `problems`.
[[nodiscard]] std::optional<Node> read_toml(std::string_view toml, std::size_t source,
                                            Problems& problems);

}  // namespace gigaload::scenarios
