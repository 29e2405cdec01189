#include "grid/supply/outages_by_air.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "grid/supply/cold_spells.hpp"
#include "grid/weather/climate.hpp"

namespace gigaload::grid {

namespace {

double log_odds(double share) { return std::log(share / (1.0 - share)); }

/// Returns the share at `x` on the line of the logarithmic odds through (x0, share0), (x1, share1).
/// An end that has no odds goes on as it is.
double beyond(double x, double x0, double share0, double x1, double share1) {
  if (std::min(share0, share1) <= 0.0 || std::max(share0, share1) >= 1.0 || x0 == x1) return share0;
  const double slope = (log_odds(share1) - log_odds(share0)) / (x1 - x0);
  return 1.0 / (1.0 + std::exp(-(log_odds(share0) + slope * (x - x0))));
}

}  // namespace

double outage_at(const OutageCurve& curve, double dry_bulb_c) {
  const auto& x = curve.dry_bulb_c;
  const auto& share = curve.share;
  if (x.size() == 1) return share.front();
  if (dry_bulb_c < x.front()) return beyond(dry_bulb_c, x[0], share[0], x[1], share[1]);
  if (dry_bulb_c == x.front()) return share.front();
  const std::size_t last = x.size() - 1;
  if (dry_bulb_c == x.back()) return share.back();
  if (dry_bulb_c > x.back()) {
    return beyond(dry_bulb_c, x[last], share[last], x[last - 1], share[last - 1]);
  }
  const auto above = static_cast<std::size_t>(std::ranges::upper_bound(x, dry_bulb_c) - x.begin());
  const double part = (dry_bulb_c - x[above - 1]) / (x[above] - x[above - 1]);
  return share[above - 1] + part * (share[above] - share[above - 1]);
}

double outage_at(const OutageCurve& curve, double dry_bulb_c, double cold_c, double heat_c) {
  const double low = curve.dry_bulb_c.front(), high = curve.dry_bulb_c.back();
  if (dry_bulb_c < low) {
    return outage_at(curve, std::min(low, low + dry_bulb_c - std::min(low, cold_c)));
  }
  if (dry_bulb_c > high) {
    return outage_at(curve, std::max(high, high + dry_bulb_c - std::max(high, heat_c)));
  }
  return outage_at(curve, dry_bulb_c);
}

OutagesByAir::OutagesByAir(const System& system) : system_(system) {
  const std::size_t technologies = system.technologies.size();
  for (const Technology& technology : system.technologies) {
    if (technology.outage_curve.share.empty()) continue;
    any_ = true;
    any_cold_ = any_cold_ || (system.cold_spells.scale > 0.0 && technology.cold_share_per_k > 0.0);
  }
  if (!any_) return;
  mean_.assign(system.regions.size() * technologies, 0.0);
  for (std::size_t r = 0; r < system.regions.size(); ++r) {
    const RegionData& data = system.data[r];
    const auto climate = climate_of(system.regions[r], data);
    for (std::size_t t = 0; t < technologies; ++t) {
      const OutageCurve& curve = system.technologies[t].outage_curve;
      if (curve.share.empty()) continue;
      for (const ClimateHour& hour : climate) {
        mean_[r * technologies + t] +=
            hour.share *
            outage_at(curve, hour.air.dry_bulb_c, data.built_for_cold_c, data.built_for_heat_c);
      }
    }
  }
}

double OutagesByAir::above_mean(RegionIndex region, std::size_t technology,
                                double dry_bulb_c) const {
  const OutageCurve& curve = system_.technologies[technology].outage_curve;
  if (curve.share.empty()) return 0.0;
  const RegionData& data = system_.data[region.get()];
  return outage_at(curve, dry_bulb_c, data.built_for_cold_c, data.built_for_heat_c) -
         mean_[region.get() * system_.technologies.size() + technology];
}

double OutagesByAir::rate(RegionIndex region, std::size_t technology, double dry_bulb_c,
                          double cold_k) const {
  const Technology& plant = system_.technologies[technology];
  if (plant.outage_curve.share.empty()) return plant.forced_outage_rate;
  double rate = plant.forced_outage_rate + above_mean(region, technology, dry_bulb_c);
  if (cold_k > 0.0) {
    rate += expected_share(system_.cold_spells, cold_share(system_, region, technology, cold_k));
  }
  return std::clamp(rate, 0.0, 1.0);
}

double OutagesByAir::availability_ratio(RegionIndex region, std::size_t technology,
                                        double dry_bulb_c, double cold_k) const {
  const double rate_without = system_.technologies[technology].forced_outage_rate;
  if (!any_ || rate_without >= 1.0) return 1.0;
  return (1.0 - rate(region, technology, dry_bulb_c, cold_k)) / (1.0 - rate_without);
}

DayOutages::DayOutages(const System& system, const OutagesByAir& outages)
    : system_(system), outages_(outages) {}

void DayOutages::prepare(std::size_t month) {
  auto& table = by_month_[month];
  if (!table.empty() || !outages_.any()) return;
  const std::size_t technologies = system_.technologies.size();
  table.assign(system_.regions.size() * technologies * kNodes, 0.0F);
  for (std::size_t r = 0; r < system_.regions.size(); ++r) {
    const auto& mean_c = system_.data[r].air.dry_bulb_c[month];
    const auto& per_k = system_.data[r].air.dry_bulb_per_k[month];
    const double hours = kHoursOfDay;
    const double day_c = std::accumulate(mean_c.begin(), mean_c.end(), 0.0) / hours;
    const double day_per_k = std::accumulate(per_k.begin(), per_k.end(), 0.0) / hours;
    for (std::size_t t = 0; t < technologies; ++t) {
      if (system_.technologies[t].outage_curve.share.empty()) continue;
      for (std::size_t node = 0; node < kNodes; ++node) {
        const double mean_k = kLeast_c + kStep_k * static_cast<double>(node) - day_c;
        double sum = 0.0;
        for (std::size_t h = 0; h < kHoursOfDay; ++h) {
          const double anomaly_k = day_per_k > 0.0 ? mean_k * per_k[h] / day_per_k : mean_k;
          sum += outages_.above_mean(RegionIndex(r), t, mean_c[h] + anomaly_k);
        }
        table[(r * technologies + t) * kNodes + node] = static_cast<float>(sum / hours);
      }
    }
  }
}

}  // namespace gigaload::grid
