#include "grid/weather/climate.hpp"

#include <array>
#include <numeric>

#include "grid/core/calendar.hpp"
#include "grid/core/hours_of_year.hpp"
#include "grid/core/month_days.hpp"
#include "grid/weather/air_days.hpp"

namespace gigaload::grid {
namespace {

// standard normal quantiles at (i + 1/2) / n
constexpr std::array kDryBulb = {-1.5341, -0.8871, -0.4888, -0.1573,
                                 0.1573,  0.4888,  0.8871,  1.5341};
constexpr std::array kHumidity = {-0.9674, 0.0, 0.9674};

std::vector<ClimateHour> of_series(const Region& region, const AirSeries& series) {
  const Hour begin = start_of_year(2025);  // any year without a 29 February
  const LocalClock clock(region.time_zone, begin, begin + kHoursOfCommonYear);
  std::vector<ClimateHour> hours;
  for (Hour hour = begin; hour < begin + kHoursOfCommonYear; ++hour) {
    const LocalHour local = clock.at(hour);
    hours.push_back({local.month, local.hour, 1.0 / kHoursOfCommonYear, *series.find(hour)});
  }
  return hours;
}

}  // namespace

std::vector<ClimateHour> climate_of(const Region& region, const RegionData& data) {
  if (data.air_series.typical_year) return of_series(region, data.air_series);
  constexpr double kCells = kHoursOfDay * kDryBulb.size() * kHumidity.size();
  std::vector<ClimateHour> hours;
  hours.reserve(kMonths * static_cast<std::size_t>(kCells));
  for (std::size_t m = 0; m < kMonths; ++m) {
    for (const double y : kDryBulb) {
      for (const double z : kHumidity) {
        const AirDay day = air_day(data.air, m, y, z);
        for (std::size_t h = 0; h < kHoursOfDay; ++h) {
          const DryBulbDewPoint air = air_hour(data.air, m, h).on(day);
          hours.push_back({static_cast<std::uint8_t>(m),
                           static_cast<std::uint8_t>(h),
                           kMeanDaysOfMonth[m] / kMeanDaysOfYear / kCells,
                           {air.dry_bulb_c, air.dew_point_c, data.air.pressure_pa[m]}});
        }
      }
    }
  }
  return hours;
}

double mean_pressure_pa(const RegionData& data) {
  const auto& hours = data.air_series.hours;
  if (!hours.empty()) {
    double sum = 0.0;
    for (const AirReading& hour : hours) sum += hour.pressure_pa;
    return sum / static_cast<double>(hours.size());
  }
  const MonthlyTable& months = data.air.pressure_pa;
  return std::accumulate(months.begin(), months.end(), 0.0) / static_cast<double>(kMonths);
}

}  // namespace gigaload::grid
