#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "grid/balance/transport_flow.hpp"
#include "grid/system/system.hpp"

namespace gigaload::grid {

/// Returns a price of the balance, in whole millionths of a USD/MWh.
[[nodiscard]] TransportFlow::Cost micro_usd(double usd_per_mwh);

/// Holds one step of a technology's capacity at one price.
struct Offer {
  TransportFlow::Cost cost = 0;  // micro USD/MWh
  std::uint32_t technology = 0;
  double share = 0.0;  // of the available capacity
};

/// Lists what each region's power plants offer in a month of a calendar year, cheapest first; equal
/// prices in the order of technologies. Storage offers nothing here.
///
/// The self-scheduled share of the available capacity is offered at `self_scheduled_cost`, far
/// below zero: it runs unless load and exports cannot take it. The rest:
///   thermal   (fuel price + CO2 of the fuel x its price) x heat rate x (1 + x) + variable O&M, in
///             three equal steps at x = -s, 0, s for a heat rate spread s > 0
///   sun, wind, water  0.01, 0.02, 0.03 USD/MWh: in a surplus water is left first, sun last
///   committed  0.04 USD/MWh, that share of a thermal class whatever its fuel costs
///   other     nothing: no price is known
class MeritOrder {
 public:
  /// Lists the offers of a month, 0..11.
  MeritOrder(const System& system, int year, std::size_t month,
             TransportFlow::Cost self_scheduled_cost);

  [[nodiscard]] std::span<const Offer> offers(std::size_t region) const {
    return std::span(offers_).subspan(first_[region], first_[region + 1] - first_[region]);
  }
  /// Returns the price of the dearest offer anywhere, at least 0.
  [[nodiscard]] TransportFlow::Cost dearest() const { return dearest_; }

 private:
  std::vector<Offer> offers_;
  std::vector<std::size_t> first_;  // one more than regions
  TransportFlow::Cost dearest_ = 0;
};

}  // namespace gigaload::grid
