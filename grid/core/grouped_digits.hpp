#pragma once

#include <algorithm>
#include <string>

namespace gigaload {

/// Sets the thousands of a decimal number without a sign apart: "1234567.8" becomes "1,234,567.8".
[[nodiscard]] inline std::string grouped_digits(std::string digits) {
  for (std::size_t place = std::min(digits.find('.'), digits.size()); place > 3;) {
    place -= 3;
    digits.insert(place, 1, ',');
  }
  return digits;
}

}  // namespace gigaload
