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
///
/// Where groups of regions have limits on what they take in, a region is given power from outside
/// its groups within those limits alone. A path that would first have to change who supplies whom
/// is not looked for then: yes is always right, no may be wrong and is for the flow of least cost.
class Transfers {
 public:
  explicit Transfers(const Component& component);

  /// Tells whether all is served but for `tolerance` in all. net: surplus of each region, negative
  /// where it is short.
  [[nodiscard]] bool suffice(std::span<const double> net, const TransferLimits& limits,
                             double tolerance);

 private:
  [[nodiscard]] bool served(std::span<const double> net, const TransferLimits& limits,
                            double tolerance);
  void take_up(std::span<const double> net, const TransferLimits& limits);
  [[nodiscard]] bool find_supplier(std::uint32_t region, const TransferLimits& limits,
                                   double least);
  void supply(std::uint32_t region, std::uint32_t supplier, const TransferLimits& limits);
  [[nodiscard]] double room(std::uint32_t interface, bool inwards,
                            const TransferLimits& limits) const {
    return inwards ? limits.forward[interface] - flow_[interface]
                   : limits.backward[interface] + flow_[interface];
  }
  /// Returns what the groups of `region` that `supplier` is not in may still take in.
  [[nodiscard]] double import_room(std::uint32_t region, std::uint32_t supplier,
                                   const TransferLimits& limits) const;
  /// Counts power from the supplier to the region in the groups that one of them is in.
  void count_import(std::uint32_t region, std::uint32_t supplier, double amount);
  [[nodiscard]] bool is_in(std::uint32_t region, std::size_t limit) const {
    return in_group_[limit * excess_.size() + region] != 0;
  }

  struct Border {
    std::uint32_t limit;
    double sign;  // 1: forward along the interface leads into the limit's group, -1: out of it
  };

  struct Ends {
    std::uint32_t from, to;
    std::uint32_t first_border, end_border;  // in borders_
  };

  struct Link {
    std::uint32_t interface, other;
    bool inwards;  // forward along the interface leads from the other region to this one
  };
  const Component& component_;
  std::vector<std::uint32_t> first_;  // [region] in links_, and the end
  std::vector<Link> links_;           // of each region
  std::vector<double> flow_;          // [interface], positive forward
  std::vector<double> excess_;        // [region] net and imports
  std::vector<double> import_;        // [limit] net import of its group
  std::vector<char> in_group_;        // [limit][region]
  std::vector<Ends> ends_;            // [interface]
  std::vector<Border> borders_;       // groups that each interface leads into or out of
  std::vector<std::uint32_t> queue_;
  std::vector<const Link*> towards_;  // [region] the link that leads to the region in want
  std::vector<std::uint32_t> next_;   // [region] what is behind that link
};

}  // namespace gigaload::grid::adequacy
