#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace gigaload::grid {

/// Tells how groups of elements lie in each other: of any two of them, one holds the other or they
/// have no element in common. Groups of the same elements are nested in their order.
struct GroupNest {
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  std::vector<std::size_t> order;      // the groups, each after those around it
  std::vector<std::size_t> parent;     // [group] the smallest one around it, or kNone
  std::vector<std::size_t> innermost;  // [element] the smallest one that holds it, or kNone
  /// Names two groups that overlap while neither holds the other; the rest is not finished then.
  std::optional<std::pair<std::size_t, std::size_t>> crossing;
};

/// Finds out how groups of `elements` elements nest. Each lists its elements once. Throws
/// InternalError for an element that is not there.
[[nodiscard]] GroupNest nest_groups(std::size_t elements,
                                    std::span<const std::vector<std::size_t>> groups);

}  // namespace gigaload::grid
