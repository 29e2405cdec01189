#pragma once

#include <cstdint>

namespace gigaload::grid {

/// Returns the quotient rounded down, also of a number below zero. `by` above 0.
[[nodiscard]] constexpr std::int64_t floor_div(std::int64_t number, std::int64_t by) {
  return number / by - (number % by < 0 ? 1 : 0);
}

}  // namespace gigaload::grid
