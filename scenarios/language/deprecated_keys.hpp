#pragma once

/// Lists keys that were deprecated (docs/compatibility.md) and puts in their place, layer by layer,
/// the keys that replaced them: so a later file wins over an earlier one, whichever of the two
/// names each of them writes.

#include <optional>
#include <string>
#include <vector>

#include "scenarios/language/node.hpp"
#include "scenarios/text/problems.hpp"

namespace gigaload::scenarios {

/// Holds what a deprecated key and its value are called now.
struct CurrentSetting {
  std::string key;
  Node value;
  std::string notice;  // what a user does about it, without the place
};

/// Returns what replaced the key, "data_centres.path_contains_campuses"; nothing for a key that is
/// not deprecated, or a value that it never took.
[[nodiscard]] std::optional<CurrentSetting> current_setting(const std::string& key,
                                                            const Node& value);

/// Replaces the deprecated keys of a layer and adds a notice with its place for each. One whose
/// replacement stands in the same layer, or that has a value it never took, is a problem.
void replace_deprecated(Node& layer, Problems& problems, std::vector<std::string>& notices);

}  // namespace gigaload::scenarios
