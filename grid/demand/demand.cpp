#include "grid/demand/demand.hpp"

#include <algorithm>

namespace gigaload::grid {

double relative_demand(const System& system, const Weather& weather, const DemandLevels& levels,
                       RegionIndex region, const LocalHour& local) {
  if (weather.is_measured()) return std::max(kDemandFloor, weather.measured_demand(region, local));
  return relative_demand(levels.at(region.get(), local),
                         system.data[region.get()].demand.pattern[local.month][local.hour],
                         weather.demand_score(region, local));
}

Demand::Demand(const System& system, const Weather& weather, Hour begin, Hour end,
               bool exact_annual_energy)
    : system_(system),
      weather_(weather),
      levels_(system, begin, end),
      first_year_(year_of(begin)),
      years_(static_cast<std::size_t>(year_of(end - 1) - first_year_ + 1)) {
  const std::size_t regions = system.regions.size();
  const Hour first_h = start_of_year(first_year_);
  const Hour last_h = start_of_year(first_year_ + static_cast<int>(years_));
  for (std::size_t r = 0; r < regions; ++r) {
    clock_.emplace_back(system.regions[r].time_zone, first_h, last_h);
    mean_mw_.emplace_back(system.first_year, system.data[r].mean_demand_mw);
  }
  scale_.assign(regions * years_, 1.0);
  if (!exact_annual_energy) return;
  for (std::size_t r = 0; r < regions; ++r) {
    for (std::size_t y = 0; y < years_; ++y) {
      const Hour from = start_of_year(first_year_ + static_cast<int>(y));
      const Hour to = start_of_year(first_year_ + static_cast<int>(y) + 1);
      double given_mwh = 0.0, found_mwh = 0.0;
      for (Hour hour = from; hour < to; ++hour) {
        const double mw = mean_mw_[r].at(hour);
        given_mwh += mw;
        found_mwh += mw * shape_at(r, hour);
      }
      if (found_mwh > 0.0) scale_[r * years_ + y] = given_mwh / found_mwh;
    }
  }
}

double Demand::shape_at(std::size_t region, Hour hour) const {
  return relative_demand(system_, weather_, levels_, RegionIndex(region), clock_[region].at(hour));
}

void Demand::at(Hour hour, std::span<double> demand_mw) const {
  const auto y = static_cast<std::size_t>(
      std::clamp(year_of(hour) - first_year_, 0, static_cast<int>(years_) - 1));
  for (std::size_t r = 0; r < demand_mw.size(); ++r) {
    demand_mw[r] = scale_[r * years_ + y] * mean_mw_[r].at(hour) * shape_at(r, hour);
  }
}

}  // namespace gigaload::grid
