#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "grid/core/calendar.hpp"
#include "scenarios/language/node.hpp"
#include "scenarios/language/schema.hpp"

namespace gigaload::scenarios {

/// Holds a value of a key's kind, or the sentence that says why the text is none.
struct CheckedValue {
  Value value;        // quantities as double in the key's unit, "none" as infinity
  std::string fault;  // empty: good
};

/// Checks a value; days that a scenario may name lie in grid::kFirstYear to grid::kLastYear.
[[nodiscard]] CheckedValue check_value(const Node& node, const Key& key);

/// Returns the value of the member that the key fills, in a model that nobody has filled.
[[nodiscard]] Value initial_value(const Key& key);
/// Writes a value as a scenario would write it for the key.
[[nodiscard]] std::string written(const Value& value, const Key& key);

/// Says in words what the key takes: "a power such as \"1.2 GW\"".
[[nodiscard]] std::string wanted_in_words(const Key& key);
/// Says "0 to 100 MW" or "at least 1"; empty where there is no bound.
[[nodiscard]] std::string bounds_in_words(const Key& key);

}  // namespace gigaload::scenarios
