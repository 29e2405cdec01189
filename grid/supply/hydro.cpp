#include "grid/supply/hydro.hpp"

#include <algorithm>

#include "grid/core/capped_profile.hpp"
#include "grid/demand/demand.hpp"
#include "grid/system/water.hpp"

namespace gigaload::grid {

Hydro::Hydro(const System& system, const Weather& weather, const std::vector<LocalClock>& clock,
             Hour begin, Hour end)
    : system_(system), weather_(weather), levels_(system, begin, end) {
  const int last_year = year_of(end - 1);
  for (int year = year_of(begin); year <= last_year; ++year) {
    for (unsigned month = 1; month <= kMonths; ++month) {
      month_begin_.push_back(to_hour({year, month, 1}));
    }
  }
  month_begin_.push_back(start_of_year(last_year + 1));

  const std::size_t months = month_begin_.size() - 1;
  scale_.assign(system.regions.size() * months, 0.0);
  std::vector<double> profile, ones;
  for (std::size_t r = 0; r < system.regions.size(); ++r) {
    for (std::size_t m = 0; m < months; ++m) {
      const double capacity_factor = system.data[r].hydro_capacity_factor[m % kMonths];
      if (capacity_factor <= 0.0) continue;
      profile.clear();
      for (Hour hour = month_begin_[m]; hour < month_begin_[m + 1]; ++hour) {
        profile.push_back(weight(r, clock[r].at(hour)));
      }
      ones.assign(profile.size(), 1.0);
      // the hour of the least load is the last to be cut off at one: it tells k
      const auto least = std::min_element(profile.begin(), profile.end()) - profile.begin();
      const double before = profile[static_cast<std::size_t>(least)];
      scale_to_mean(profile, ones, capacity_factor, water_limit(system.data[r], capacity_factor));
      scale_[r * months + m] = profile[static_cast<std::size_t>(least)] / before;
    }
  }
}

double Hydro::weight(std::size_t region, const LocalHour& local) const {
  const double demand = relative_demand(system_, weather_, levels_, RegionIndex(region), local);
  return water_weight(demand, system_.data[region].hydro_exponent);
}

double Hydro::factor(RegionIndex region, Hour hour, const LocalHour& local) const {
  const auto month = std::upper_bound(month_begin_.begin(), month_begin_.end() - 1, hour) -
                     month_begin_.begin() - 1;
  const std::size_t months = month_begin_.size() - 1;
  const double scale = scale_[region.get() * months + static_cast<std::size_t>(month)];
  if (scale == 0.0) return 0.0;
  const RegionData& data = system_.data[region.get()];
  const double limit =
      water_limit(data, data.hydro_capacity_factor[static_cast<std::size_t>(month) % kMonths]);
  return std::min(limit, scale * weight(region.get(), local));
}

}  // namespace gigaload::grid
