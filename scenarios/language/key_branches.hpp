#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/language/schema.hpp"

namespace gigaload::scenarios {

/// Returns a key's pattern cut into its names.
[[nodiscard]] const std::vector<std::string>& segments(const Key& key);

/// KeyBranches holds the keys below a table by the name that they have there.
struct KeyBranches {
  std::map<std::string_view, std::vector<const Key*>> by_name;
  std::vector<const Key*> any;     // whose name the scenario chooses
  std::vector<std::string> known;  // names, in the schema's order
};

/// Sorts candidates by their name at `depth` of their patterns.
[[nodiscard]] KeyBranches branches_of(const std::vector<const Key*>& candidates, std::size_t depth);

/// Says that a name is none of those, and what may be meant.
[[nodiscard]] std::string unknown_key(const std::string& name,
                                      const std::vector<std::string>& known);

}  // namespace gigaload::scenarios
