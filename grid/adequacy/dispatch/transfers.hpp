#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "grid/adequacy/outages/plan.hpp"

namespace gigaload::grid::adequacy {

/// Tells whether the regions of a component can cover themselves by transfers alone. A maximum flow
/// that starts from the transfers of the question before, which most often serve again: each region
/// that misses something is given power over a path of free capacity until none is left (Ford and
/// Fulkerson 1956, from any feasible flow). What came before decides how long it takes, never the
/// answer.
class Transfers {
 public:
  explicit Transfers(const Component& component);

  /// Tells whether all is served but for `tolerance` in all. net: surplus of each region, negative
  /// where it is short; forward, backward: limits of each interface.
  [[nodiscard]] bool suffice(std::span<const double> net, std::span<const double> forward,
                             std::span<const double> backward, double tolerance);

 private:
  [[nodiscard]] bool find_supplier(std::uint32_t region, std::span<const double> forward,
                                   std::span<const double> backward, double least);
  [[nodiscard]] double room(std::uint32_t interface, bool inwards, std::span<const double> forward,
                            std::span<const double> backward) const {
    return inwards ? forward[interface] - flow_[interface] : backward[interface] + flow_[interface];
  }

  struct Link {
    std::uint32_t interface, other;
    bool inwards;  // forward along the interface leads from the other region to this one
  };
  const Component& component_;
  std::vector<std::uint32_t> first_;  // [region] in links_, and the end
  std::vector<Link> links_;           // of each region
  std::vector<double> flow_;          // [interface], positive forward
  std::vector<double> excess_;        // [region] net and imports
  std::vector<std::uint32_t> queue_;
  std::vector<const Link*> towards_;  // [region] the link that leads to the region in want
  std::vector<std::uint32_t> next_;   // [region] what is behind that link
};

}  // namespace gigaload::grid::adequacy
