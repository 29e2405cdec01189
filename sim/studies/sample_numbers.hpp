#pragma once

#include <cstdint>
#include <numeric>
#include <vector>

namespace gigaload::sim {

/// Returns the numbers of the first samples, from 0 on.
[[nodiscard]] inline std::vector<std::uint32_t> first_samples(std::uint32_t count) {
  std::vector<std::uint32_t> numbers(count);
  std::iota(numbers.begin(), numbers.end(), 0U);
  return numbers;
}

}  // namespace gigaload::sim
