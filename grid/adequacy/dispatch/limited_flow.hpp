#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "grid/adequacy/dispatch/min_cost_flow.hpp"
#include "grid/adequacy/dispatch/store_offer.hpp"
#include "grid/adequacy/outages/plan.hpp"

namespace gigaload::grid::adequacy {

/// Dispatches a step of a component whose groups of regions have limits on what they take in: the
/// problem of step_dispatch.cpp, and the sum of net imports of a group's regions stays within its
/// limit. Supply comes to a region from the node of its smallest group, to which every bid brings
/// its power; a bid that is not met gets it from there directly, at the bid's value, so that
///
///   bids - supply - what is not met = net import
///
/// goes on from the group's node to the group around it, or out of all groups, up to the limit; the
/// way back has none. What comes to a region over lines may take the place of its own plants, which
/// serve its load: it goes back to the group's node, as if so much less were supplied. All bids are
/// routed, at the least cost.
class LimitedFlow {
 public:
  LimitedFlow(const Plan& plan, const Component& component);

  /// Adds to `unserved`, [region], what is missing of the shortages in `net`, and writes into the
  /// offers what the stores take and give. offers: [store], or empty: stores do nothing.
  void solve(std::span<const double> net, const TransferLimits& limits,
             std::span<StoreOffer> offers, std::span<double> unserved);
  /// Returns what the last solve() gave to a region that was short.
  [[nodiscard]] double served(std::size_t region) const {
    return load_bids_[region] - flow_.flow(regions_[region].not_served);
  }

  /// Writes into `missing`, [region], what cannot be kept of the reserve beside the load that is
  /// served, power. `served`: what regions get that are short by themselves. Stores stand by with
  /// what they could give, and charge nothing.
  void keep_reserve(std::span<const double> net, std::span<const double> served,
                    std::span<const double> reserve, const TransferLimits& limits,
                    std::span<const StoreOffer> offers, std::span<double> missing);

 private:
  struct GroupArcs {
    std::size_t bids, out, back;  // from the source, to the group around, from there
  };
  struct RegionArcs {
    std::size_t supply, not_served, not_kept;  // from the group
    std::size_t bids;                          // to the sink
    std::size_t rests;                         // to the group: own plants that others stand in for
  };
  struct StoreArcs {
    std::size_t discharge = 0, not_charged = 0, charge = 0;
    std::size_t inflow = 0, through = 0, inject = 0, withdraw = 0, keep = 0;
  };

  void add_groups();
  void add_regions();
  void add_store(std::size_t store);
  void set_store(std::size_t store, const StoreOffer& offer);
  void begin(std::span<const double> net, double value_of_load);
  /// Lets each region's plants meet its own bids first: the paths that cost nothing and that a
  /// search would find one by one.
  void serve_at_home();
  void bid(std::size_t region, double power);
  void route(const TransferLimits& limits);
  [[nodiscard]] std::size_t group_of(std::size_t region) const;

  const Plan& plan_;
  const Component& component_;
  MinCostFlow flow_;
  std::size_t next_store_, first_group_;         // nodes
  std::vector<GroupArcs> groups_;                // all the rest, then [limit of the component]
  std::vector<RegionArcs> regions_;              // [region]
  std::vector<std::size_t> forward_, backward_;  // arcs, [interface]
  std::vector<StoreArcs> stores_;                // [store]
  std::vector<double> load_bids_;                // [region] load that others are to serve
  std::vector<double> group_bids_, region_bids_;
};

}  // namespace gigaload::grid::adequacy
