#include "grid/balance/merit_order.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace gigaload::grid {
namespace {

constexpr double kCommittedUsdPerMwh = 0.04;  // after sun, wind and water

/// Returns the prices of the steps of one technology, USD/MWh. The fuel's price has its CO2's in
/// it.
std::vector<double> step_prices(const Technology& technology, double fuel_usd_per_mmbtu) {
  switch (technology.kind) {
    case TechnologyKind::solar:
      return {0.01};
    case TechnologyKind::wind:
      return {0.02};
    case TechnologyKind::hydro:
      return {0.03};
    case TechnologyKind::storage:
      return {};
    case TechnologyKind::other:
      return {0.0};
    case TechnologyKind::thermal:
      break;
  }
  const double fuel = fuel_usd_per_mmbtu * technology.heat_rate_mmbtu_per_mwh;
  const double spread = technology.heat_rate_spread;
  if (spread <= 0.0 || fuel <= 0.0) return {fuel + technology.variable_om_usd_per_mwh};
  std::vector<double> prices;
  for (const double x : {-spread, 0.0, spread}) {
    prices.push_back(fuel * (1.0 + x) + technology.variable_om_usd_per_mwh);
  }
  return prices;
}

/// Returns the share of a class that is committed in the month, at most what is left of it.
double committed_share(const RegionData& data, const Technology& technology, std::size_t t,
                       std::size_t month, double left) {
  if (data.committed_share.empty() || technology.kind != TechnologyKind::thermal) return 0.0;
  return std::clamp(data.committed_share[t][month], 0.0, left);
}

}  // namespace

TransportFlow::Cost micro_usd(double usd_per_mwh) {
  const auto limit = static_cast<double>(TransportFlow::kDearest);
  return std::llround(std::clamp(usd_per_mwh * 1e6, -limit, limit));
}

MeritOrder::MeritOrder(const System& system, int year, std::size_t month,
                       TransportFlow::Cost self_scheduled_cost) {
  for (const RegionData& data : system.data) {
    first_.push_back(offers_.size());
    const double usd_per_t = system.of_month(data.carbon_price_usd_per_t, year, month);
    for (std::size_t t = 0; t < system.technologies.size(); ++t) {
      const Technology& technology = system.technologies[t];
      const double fuel = system.of_month(data.fuel_price_usd_per_mmbtu[t], year, month) +
                          technology.co2_t_per_mmbtu * usd_per_t;
      const auto steps = step_prices(technology, fuel);
      if (steps.empty()) continue;
      const auto index = static_cast<std::uint32_t>(t);
      const double self = std::clamp(data.self_scheduled_share[t], 0.0, 1.0);
      if (self > 0.0) offers_.push_back({self_scheduled_cost, index, self});
      const double committed = committed_share(data, technology, t, month, 1.0 - self);
      if (committed > 0.0) offers_.push_back({micro_usd(kCommittedUsdPerMwh), index, committed});
      const double left = 1.0 - self - committed;
      if (left <= 0.0) continue;
      const double share = left / static_cast<double>(steps.size());
      for (const double price : steps) {
        offers_.push_back({micro_usd(price), index, share});
        dearest_ = std::max(dearest_, offers_.back().cost);
      }
    }
    std::sort(offers_.begin() + static_cast<std::ptrdiff_t>(first_.back()), offers_.end(),
              [](const Offer& a, const Offer& b) {
                return std::tie(a.cost, a.technology) < std::tie(b.cost, b.technology);
              });
  }
  first_.push_back(offers_.size());
}

}  // namespace gigaload::grid
