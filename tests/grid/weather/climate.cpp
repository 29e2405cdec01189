#include "grid/weather/climate.hpp"

#include <doctest/doctest.h>

#include "grid/weather/outdoor_air.hpp"
#include "grid/weather/weather.hpp"
#include "tests/grid/small_system.hpp"

using namespace gigaload;
using namespace gigaload::grid;

namespace {

/// Mean of (dry bulb - 18)+, which the tails make.
double degree_hours(double dry_bulb_c) { return std::max(0.0, dry_bulb_c - 18.0); }

}  // namespace

TEST_CASE("the climate's means are those of many years of weather") {
  System system = system_of(1, {});
  AirShape& air = system.data[0].air;
  for (std::size_t m = 0; m < kMonths; ++m) {
    for (std::size_t h = 0; h < kHoursOfDay; ++h) {
      air.dry_bulb_c[m][h] = 10.0 + static_cast<double>(m) + (h > 8 && h < 20 ? 4.0 : -4.0);
      air.dew_point_c[m][h] = 5.0;
      air.dry_bulb_per_k[m][h] = 1.0;
    }
    for (std::size_t q = 0; q < kQuantiles; ++q) {
      const double p = static_cast<double>(q) / 20.0;
      air.dry_bulb.quantiles[m][q] = 10.0 * p - 5.0;
      air.humidity.quantiles[m][q] = 4.0 * p - 2.0;
    }
  }
  air.range_deviation = every_month(0.3);
  const auto climate = climate_of(system.regions[0], system.data[0]);
  double share = 0.0, mean = 0.0, tail = 0.0, dew_point = 0.0;
  for (const ClimateHour& hour : climate) {
    share += hour.share;
    mean += hour.share * hour.air.dry_bulb_c;
    tail += hour.share * degree_hours(hour.air.dry_bulb_c);
    dew_point += hour.share * hour.air.dew_point_c;
  }
  CHECK(share == doctest::Approx(1.0).epsilon(1e-12));

  const Hour begin = start_of_year(2001), end = start_of_year(2041);
  const Weather weather(system, begin, end, 1);
  const OutdoorAir outdoor(system, weather);
  const LocalClock clock(system.regions[0].time_zone, begin, end);
  double n = 0.0, mean_found = 0.0, tail_found = 0.0, dew_point_found = 0.0;
  for (Hour hour = begin; hour < end; hour += 5) {  // every hour of the day in turn
    const AirReading at = outdoor.at(RegionIndex(0), hour, clock.at(hour));
    n += 1.0;
    mean_found += at.dry_bulb_c;
    tail_found += degree_hours(at.dry_bulb_c);
    dew_point_found += at.dew_point_c;
  }
  CHECK(mean == doctest::Approx(mean_found / n).epsilon(0.005));
  CHECK(tail == doctest::Approx(tail_found / n).epsilon(0.02));
  CHECK(dew_point == doctest::Approx(dew_point_found / n).epsilon(0.005));
}

TEST_CASE("the climate of a typical year is its hours") {
  System system = system_of(1, {});
  AirSeries& series = system.data[0].air_series;
  series.typical_year = true;
  for (int h = 0; h < 8760; ++h) series.hours.push_back({.dry_bulb_c = 0.01 * h});
  double mean = 0.0, noon_share = 0.0;
  for (const ClimateHour& hour : climate_of(system.regions[0], system.data[0])) {
    mean += hour.share * hour.air.dry_bulb_c;
    if (hour.month == 6 && hour.hour == 12) noon_share += hour.share;
  }
  CHECK(mean == doctest::Approx(0.01 * 8759 / 2.0).scale(0.0));
  CHECK(noon_share == doctest::Approx(31.0 / 8760.0));
}
