#include "grid/core/nested_groups.hpp"

#include <algorithm>
#include <numeric>

#include "grid/core/error.hpp"

namespace gigaload::grid {

GroupNest nest_groups(std::size_t elements, std::span<const std::vector<std::size_t>> groups) {
  GroupNest nest;
  nest.order.resize(groups.size());
  std::iota(nest.order.begin(), nest.order.end(), std::size_t{0});
  std::ranges::stable_sort(nest.order, std::ranges::greater{},
                           [&](std::size_t g) { return groups[g].size(); });
  nest.parent.assign(groups.size(), GroupNest::kNone);
  nest.innermost.assign(elements, GroupNest::kNone);
  for (const std::size_t g : nest.order) {
    for (const std::size_t element : groups[g]) {
      if (element >= elements) throw InternalError("a group of an element that is not there");
    }
    if (groups[g].empty()) continue;
    // a larger group that holds some of the elements and not all is the innermost of some alone
    const std::size_t around = nest.innermost[groups[g].front()];
    for (const std::size_t element : groups[g]) {
      const std::size_t other = nest.innermost[element];
      if (other == around) continue;
      const bool of_other =
          other != GroupNest::kNone && !std::ranges::all_of(groups[g], [&](std::size_t e) {
            return std::ranges::find(groups[other], e) != groups[other].end();
          });
      nest.crossing = std::minmax(g, of_other ? other : around);
      return nest;
    }
    nest.parent[g] = around;
    for (const std::size_t element : groups[g]) nest.innermost[element] = g;
  }
  return nest;
}

}  // namespace gigaload::grid
