#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>

namespace gigaload {

/// Names a position in one particular table. Two tables never share an index type, so a region
/// cannot be taken for a technology at an interface.
template <class Tag>
class Index {
 public:
  constexpr Index() = default;
  constexpr explicit Index(std::size_t value) : value_(static_cast<std::uint32_t>(value)) {}

  [[nodiscard]] constexpr std::size_t get() const { return value_; }

  friend constexpr auto operator<=>(Index, Index) = default;

 private:
  std::uint32_t value_ = 0;
};

using RegionIndex = Index<struct RegionTag>;
using TechnologyIndex = Index<struct TechnologyTag>;
using InterfaceIndex = Index<struct InterfaceTag>;
using DealIndex = Index<struct DealTag>;

}  // namespace gigaload
