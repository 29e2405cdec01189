#pragma once

#include <optional>
#include <string>

namespace gigaload::scenarios {

/// Tells whether a field says that its value is missing: empty, "NaN", "NA", "null", "-".
[[nodiscard]] bool is_missing_value(const std::string& text);

/// Reads a number as tables of operators write it: "25063.5", "25,063.5" and "25 063.5" with
/// separators of thousands, "25063,5" and "25.063,5" where the decimal sign is a comma, as in
/// tables whose fields are separated by semicolons. Nothing for any other text.
[[nodiscard]] std::optional<double> parse_load_value(const std::string& text, bool decimal_comma);

}  // namespace gigaload::scenarios
