#include "grid/balance/merit_order.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace gigaload::grid {
namespace {

double fuel_price(const std::vector<double>& by_year, int index) {
  if (by_year.empty()) return 0.0;
  const int last = static_cast<int>(by_year.size()) - 1;
  return by_year[static_cast<std::size_t>(std::clamp(index, 0, last))];
}

/// Returns the prices of the steps of one technology, USD/MWh.
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

}  // namespace

TransportFlow::Cost micro_usd(double usd_per_mwh) {
  const auto limit = static_cast<double>(TransportFlow::kDearest);
  return std::llround(std::clamp(usd_per_mwh * 1e6, -limit, limit));
}

MeritOrder::MeritOrder(const System& system, int year, TransportFlow::Cost self_scheduled_cost) {
  for (const RegionData& data : system.data) {
    first_.push_back(offers_.size());
    for (std::size_t t = 0; t < system.technologies.size(); ++t) {
      const auto steps =
          step_prices(system.technologies[t],
                      fuel_price(data.fuel_price_usd_per_mmbtu[t], year - system.first_year));
      if (steps.empty()) continue;
      const auto technology = static_cast<std::uint32_t>(t);
      const double self = std::clamp(data.self_scheduled_share[t], 0.0, 1.0);
      if (self > 0.0) offers_.push_back({self_scheduled_cost, technology, self});
      if (self >= 1.0) continue;
      const double share = (1.0 - self) / static_cast<double>(steps.size());
      for (const double price : steps) {
        offers_.push_back({micro_usd(price), technology, share});
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
