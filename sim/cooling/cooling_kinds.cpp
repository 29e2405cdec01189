#include "sim/cooling/cooling_kinds.hpp"

#include <algorithm>

namespace gigaload::sim {
namespace {

constexpr bool is_in_order() {
  for (std::size_t i = 0; i < kCoolingKinds.size(); ++i) {
    if (kCoolingKinds[i].kind != static_cast<CoolingKind>(i)) return false;
  }
  return true;
}
static_assert(is_in_order(), "the rows of kCoolingKinds follow the enumeration");

constexpr auto kNames = [] {
  std::array<const char*, kCoolingKinds.size()> names{};
  std::ranges::transform(kCoolingKinds, names.begin(), &CoolingKindRow::name);
  return names;
}();

}  // namespace

std::span<const char* const> names_of(CoolingKind /*kind*/) { return kNames; }

}  // namespace gigaload::sim
