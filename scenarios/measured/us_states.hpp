#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace gigaload::scenarios {

/// Tells whether the two letters are those of a state of the US or of its capital's district.
[[nodiscard]] constexpr bool is_us_state(std::string_view letters) {
  constexpr std::array<std::string_view, 51> kStates = {
      "AK", "AL", "AR", "AZ", "CA", "CO", "CT", "DC", "DE", "FL", "GA", "HI", "IA",
      "ID", "IL", "IN", "KS", "KY", "LA", "MA", "MD", "ME", "MI", "MN", "MO", "MS",
      "MT", "NC", "ND", "NE", "NH", "NJ", "NM", "NV", "NY", "OH", "OK", "OR", "PA",
      "RI", "SC", "SD", "TN", "TX", "UT", "VA", "VT", "WA", "WI", "WV", "WY"};
  return std::ranges::find(kStates, letters) != kStates.end();
}

}  // namespace gigaload::scenarios
