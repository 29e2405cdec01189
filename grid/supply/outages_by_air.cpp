#include "grid/supply/outages_by_air.hpp"

#include <algorithm>

#include "grid/weather/climate.hpp"

namespace gigaload::grid {

double outage_at(const OutageCurve& curve, double dry_bulb_c) {
  const auto& x = curve.dry_bulb_c;
  if (dry_bulb_c <= x.front()) return curve.share.front();
  if (dry_bulb_c >= x.back()) return curve.share.back();
  const auto above = static_cast<std::size_t>(std::ranges::upper_bound(x, dry_bulb_c) - x.begin());
  const double part = (dry_bulb_c - x[above - 1]) / (x[above] - x[above - 1]);
  return curve.share[above - 1] + part * (curve.share[above] - curve.share[above - 1]);
}

OutagesByAir::OutagesByAir(const System& system) : system_(system) {
  const std::size_t technologies = system.technologies.size();
  for (const Technology& technology : system.technologies) {
    any_ = any_ || !technology.outage_curve.share.empty();
  }
  if (!any_) return;
  mean_.assign(system.regions.size() * technologies, 0.0);
  for (std::size_t r = 0; r < system.regions.size(); ++r) {
    const auto climate = climate_of(system.regions[r], system.data[r]);
    for (std::size_t t = 0; t < technologies; ++t) {
      const OutageCurve& curve = system.technologies[t].outage_curve;
      if (curve.share.empty()) continue;
      for (const ClimateHour& hour : climate) {
        mean_[r * technologies + t] += hour.share * outage_at(curve, hour.air.dry_bulb_c);
      }
    }
  }
}

double OutagesByAir::rate(RegionIndex region, std::size_t technology, double dry_bulb_c) const {
  const Technology& plant = system_.technologies[technology];
  if (plant.outage_curve.share.empty()) return plant.forced_outage_rate;
  const double mean = mean_[region.get() * system_.technologies.size() + technology];
  return std::clamp(plant.forced_outage_rate + outage_at(plant.outage_curve, dry_bulb_c) - mean,
                    0.0, 1.0);
}

double OutagesByAir::availability_ratio(RegionIndex region, std::size_t technology,
                                        double dry_bulb_c) const {
  const double rate_without = system_.technologies[technology].forced_outage_rate;
  if (!any_ || rate_without >= 1.0) return 1.0;
  return (1.0 - rate(region, technology, dry_bulb_c)) / (1.0 - rate_without);
}

}  // namespace gigaload::grid
