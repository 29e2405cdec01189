#pragma once

#include <array>
#include <cstddef>

#include "grid/balance/transport_flow.hpp"
#include "grid/system/system.hpp"

namespace gigaload::grid {

/// Tells up to which share of a region's load the steps of cutting it reach.
inline constexpr std::array<double, 7> kCutShare = {0.02, 0.05, 0.10, 0.20, 0.40, 0.70, 1.0};

/// Holds the order of what is not a power plant. Prices rank the means of an hour; only the order
/// counts for the result, so levels that the rules leave too close are moved apart by `reach`, the
/// dearest crossing of an interface over the longest way through all regions:
///
///   power plants < charging < discharging < curtailable campuses < demand response < firm load.
///
/// A surplus charges whatever it costs to carry it, and nothing charges from a discharge. Both
/// fall with the time to go T = energy / power [h], in h of `per_hour`: what lasts longest
/// discharges first and charges last; a quarter of an hour more outweighs the dearest crossing of
/// two interfaces. A curtailment price that is not above every power plant is taken as it stands:
/// such campuses rather go without than pay more, and no storage saves them.
class PriceLevels {
 public:
  using Cost = TransportFlow::Cost;

  /// Takes the price of the dearest crossing of an interface and that of the dearest power plant.
  PriceLevels(const DispatchRules& rules, Cost crossing, std::size_t regions, Cost dearest);

  /// Returns a price below every other, so that it is carried as far as lines go before it is left.
  [[nodiscard]] static Cost self_scheduled(Cost crossing, std::size_t regions);

  [[nodiscard]] Cost charge(double time_to_go_h) const { return charge_ + rank(time_to_go_h); }
  [[nodiscard]] Cost discharge(double time_to_go_h) const {
    return discharge_ + rank(time_to_go_h);
  }
  /// Returns the price of a step of kCutShare, dearer than the step before by more than `reach`:
  /// no region loses more than the next step while a connected one still has that step.
  [[nodiscard]] Cost curtail(std::size_t step) const {
    return curtails_by_price_ ? curtail_ : curtail_ + static_cast<Cost>(step) * step_;
  }
  /// Returns the price of firm load that is cut on call, below that of the first step of the rest
  /// by more than `reach`: all that a line leads to is called before any load is lost.
  [[nodiscard]] Cost respond() const { return unserved_ - step_; }
  [[nodiscard]] Cost unserved(std::size_t step) const {
    return unserved_ + static_cast<Cost>(step) * step_;
  }
  [[nodiscard]] bool curtails_by_price() const { return curtails_by_price_; }

 private:
  [[nodiscard]] Cost rank(double time_to_go_h) const;

  Cost per_hour_;
  Cost step_;
  Cost charge_;
  Cost discharge_;
  Cost curtail_;
  Cost unserved_;
  bool curtails_by_price_;
};

}  // namespace gigaload::grid
