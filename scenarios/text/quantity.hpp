#pragma once

#include <string>
#include <string_view>

namespace gigaload::scenarios {

/// Holds a number in the wanted unit, or the sentence that says why there is none.
struct Quantity {
  double value = 0.0;
  std::string fault;  // empty: good
};

/// Reads "1.2 GW" in `unit` ("MW"). The units are those of unit_names(), UDUNITS-2 converts them;
/// a reciprocal ("0.4 1/yr" for a time) and a second number ("1 200 MW") are faults. A year is
/// 365.25 days = 8766 h and a month a twelfth of it. Throws InputError when the unit library's
/// table cannot be read.
[[nodiscard]] Quantity parse_quantity(std::string_view text, const std::string& unit);

/// Returns the kind of a unit in words: "MW" -> "a power".
[[nodiscard]] std::string kind_in_words(const std::string& unit);

/// Returns a way to write a quantity of the unit's kind: "MW" -> "1.2 GW".
[[nodiscard]] std::string example_of(const std::string& unit);

}  // namespace gigaload::scenarios
