#pragma once

#include <optional>
#include <string>

#include "scenarios/language/node.hpp"
#include "scenarios/text/problems.hpp"

namespace gigaload::scenarios {

/// Reads the tree of one "key=value" of the command line. The value is TOML, or else a text without
/// its quotes, as people type it in a shell: campus.abilene.capacity=1.5 GW. A campus, siting
/// rule or deal must exist in `root`. Nothing, and a problem, if it is no such thing.
[[nodiscard]] std::optional<Node> read_override(const std::string& text, std::size_t source,
                                                const Node& root, Problems& problems);

/// Tells whether it is a table whose entries a scenario names itself, so that a misspelt one must
/// not make a new entry? "campus", "siting", "deal".
[[nodiscard]] bool is_named_by_scenario(const std::string& table);

/// Tells whether entries of the table may come from a file that the scenario names, so that which
/// there are is known when that is read: "campus" beside [campuses].
[[nodiscard]] bool is_named_by_file(const std::string& table, const Node& root);

}  // namespace gigaload::scenarios
