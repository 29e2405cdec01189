#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "grid/core/calendar.hpp"
#include "scenarios/language/node.hpp"
#include "scenarios/language/schema.hpp"

namespace gigaload::scenarios {

using Value = std::variant<std::monostate, double, std::int64_t, bool, std::string, grid::Date,
                           std::vector<grid::Date>, std::vector<std::string>, std::vector<double>>;

/// A value of a key's kind, or the sentence that says why the text is none.
struct CheckedValue {
  Value value;        // quantities as double in the key's unit, "none" as infinity
  std::string fault;  // empty: good
};

/// Days a scenario may name: 1990-01-01 to 2150-12-31.
[[nodiscard]] CheckedValue check_value(const Node& node, const Key& key);

/// What the key takes, in words: "a power such as \"1.2 GW\"".
[[nodiscard]] std::string wanted_in_words(const Key& key);
/// "0 to 100 MW", "at least 1"; empty where there is no bound.
[[nodiscard]] std::string bounds_in_words(const Key& key);

}  // namespace gigaload::scenarios
