#include "grid/supply/resources.hpp"

#include <algorithm>
#include <cmath>

#include "grid/core/capped_profile.hpp"
#include "grid/core/month_days.hpp"
#include "grid/supply/cold_spells.hpp"
#include "grid/weather/air_days.hpp"

namespace gigaload::grid {
namespace {

std::vector<LocalClock> clocks(const System& system, Hour begin, Hour end) {
  const Hour first = start_of_year(year_of(begin));
  const Hour last = start_of_year(year_of(end - 1) + 1);
  std::vector<LocalClock> result;
  result.reserve(system.regions.size());
  for (const Region& region : system.regions) result.emplace_back(region.time_zone, first, last);
  return result;
}

}  // namespace

MonthlyTable monthly_availability(const System& system, RegionIndex region,
                                  TechnologyIndex technology) {
  const RegionData& data = system.data[region.get()];
  Technology here = system.technologies[technology.get()];
  if (!data.scheduled_outage.empty()) {
    here.scheduled_outage = data.scheduled_outage[technology.get()];
  }
  return monthly_availability(here, data.availability[technology.get()]);
}

MonthlyTable monthly_availability(const Technology& technology, double annual_mean) {
  MonthlyTable result;
  result.fill(1.0);
  if (technology.kind == TechnologyKind::storage) {
    result.fill(1.0 - technology.forced_outage_rate);
  } else if (technology.kind == TechnologyKind::thermal) {
    if (!std::isnan(annual_mean)) {
      return availability_of_mean(technology.scheduled_outage, annual_mean);
    }
    for (std::size_t m = 0; m < kMonths; ++m) {
      result[m] = (1.0 - technology.forced_outage_rate) * (1.0 - technology.scheduled_outage[m]) *
                  technology.rating(m);
    }
  }
  return result;
}

MonthlyTable availability_of_mean(const MonthlyTable& scheduled_outage, double annual_mean) {
  MonthlyTable profile;
  for (std::size_t m = 0; m < kMonths; ++m) profile[m] = 1.0 - scheduled_outage[m];
  scale_to_mean(profile, kMeanDaysOfMonth, annual_mean, 1.0);
  return profile;
}

Resources::Resources(const System& system, const Weather& weather, Hour begin, Hour end)
    : system_(system),
      weather_(weather),
      clock_(clocks(system, begin, end)),
      hydro_(system, weather, clock_, begin, end),
      outages_(system) {
  if (outages_.any()) find_days(begin, end);
  const std::size_t technologies = system.technologies.size();
  for (std::size_t r = 0; r < system.regions.size(); ++r) {
    const std::size_t first = availability_.size();
    availability_.resize(first + kMonths * technologies);
    for (std::size_t t = 0; t < technologies; ++t) {
      const auto monthly = monthly_availability(system, RegionIndex(r), TechnologyIndex(t));
      for (std::size_t m = 0; m < kMonths; ++m) {
        availability_[first + m * technologies + t] = monthly[m];
      }
    }
  }
}

void Resources::find_days(Hour begin, Hour end) {
  // a local day at either end may be one of the next year's dates in UTC
  first_day_ = day_of(start_of_year(year_of(begin))) - 1;
  const std::int64_t last_day = day_of(start_of_year(year_of(end - 1) + 1)) + 1;
  const std::size_t regions = clock_.size();
  days_.resize(static_cast<std::size_t>(last_day - first_day_) * regions);
  for (std::size_t r = 0; r < regions; ++r) {
    const RegionData& data = system_.data[r];
    const auto mean_c = [&](std::int64_t day) {
      if (const auto given = mean_dry_bulb_c(data.air_series, clock_[r], day)) return *given;
      LocalHour noon;
      noon.day = day;
      noon.month = static_cast<std::uint8_t>(month_of_day(day));
      noon.hour = 12;
      return mean_dry_bulb_c(data.air, noon.month, weather_.air(RegionIndex(r), noon));
    };
    double before_c = mean_c(first_day_ - 1);
    for (std::int64_t day = first_day_; day < last_day; ++day) {
      const double today_c = mean_c(day);
      Day& of = days_[static_cast<std::size_t>(day - first_day_) * regions + r];
      of.mean_dry_bulb_c = static_cast<float>(today_c);
      if (outages_.any_cold()) {
        of.cold_k = static_cast<float>(cold_k(system_, RegionIndex(r), today_c, before_c));
      }
      before_c = today_c;
    }
  }
}

void Resources::at(Hour hour, std::span<const double> capacity_mw,
                   std::span<const double> dry_bulb_c, std::span<double> available_mw) const {
  const bool by_air = outages_.any() && !dry_bulb_c.empty();
  const std::size_t technologies = system_.technologies.size();
  const std::int64_t weather_date = weather_day(hour);
  const auto utc_hour = static_cast<std::size_t>(hour - day_of(hour) * 24);
  for (std::size_t r = 0; r < clock_.size(); ++r) {
    const LocalHour local = clock_[r].at(hour);
    const RegionData& data = system_.data[r];
    const RegionIndex region(r);
    const auto wind = std::clamp(
        weather_.wind_daily_mean(region, weather_date) * data.wind.shape[local.month][utc_hour],
        0.0, 1.0);
    const auto solar = std::clamp(
        weather_.solar_daily_mean(region, weather_date) * data.solar.shape[local.month][utc_hour],
        0.0, 1.0);
    const double hydro = hydro_.factor(region, hour, local);
    const double cold = by_air ? day(region, local.day).cold_k : 0.0;
    const double* availability = &availability_[(r * kMonths + local.month) * technologies];
    for (std::size_t t = 0; t < technologies; ++t) {
      double factor = availability[t];
      switch (system_.technologies[t].kind) {
        case TechnologyKind::wind:
          factor = wind;
          break;
        case TechnologyKind::solar:
          factor = solar;
          break;
        case TechnologyKind::hydro:
          factor = hydro;
          break;
        case TechnologyKind::thermal:
          if (by_air) factor *= outages_.availability_ratio(region, t, dry_bulb_c[r], cold);
          break;
        case TechnologyKind::storage:
        case TechnologyKind::other:
          break;
      }
      available_mw[r * technologies + t] = capacity_mw[r * technologies + t] * factor;
    }
  }
}

}  // namespace gigaload::grid
