#include "grid/weather/weather.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "grid/core/error.hpp"
#include "tests/grid/small_system.hpp"

using namespace gigaload::grid;
using gigaload::RegionIndex;

namespace {

System skewed_system() {
  System system = system_of(2, {});
  for (RegionData& data : system.data) {
    data.demand.score.persistence = 0.75;
    for (std::size_t m = 0; m < kMonths; ++m) {
      for (std::size_t q = 0; q < kQuantiles; ++q) {
        const double p = static_cast<double>(q) / 20.0;
        data.demand.score.quantiles[m][q] = p * p * p;  // skewed
        data.wind.daily_mean.quantiles[m][q] = m == 6 ? 0.2 * p : p;
        data.solar.daily_mean.quantiles[m][q] = 0.3;
      }
    }
  }
  return system;
}

}  // namespace

TEST_CASE("weather: daily values have the moments of the quantile table") {
  const System system = skewed_system();
  const Hour begin = start_of_year(2000), end = start_of_year(2100);
  const Weather weather(system, begin, end, 5);
  double mean = 0.0, wind_july = 0.0;
  int days = 0, july_days = 0;
  for (std::int64_t day = day_of(begin); day < day_of(end); ++day) {
    mean += weather.demand_score(RegionIndex(1), day);
    ++days;
    const double wind = weather.wind_daily_mean(RegionIndex(0), day);
    if (month_of_day(day) == 6) {
      REQUIRE(wind <= 0.2);
      wind_july += wind;
      ++july_days;
    }
    REQUIRE(weather.solar_daily_mean(RegionIndex(0), day) == doctest::Approx(0.3));
  }
  // trapezium rule over the table p^3: 1/4 + h^2/4 with h = 1/20
  const double expected = 0.25 + 0.25 / 400.0;
  // variance of p^3: 1/7 - 1/16; a lag-one of 0.75 leaves one day in (1 + 0.75)/(1 - 0.75) = 7
  CHECK(std::abs(mean / days - expected) < 4.0 * std::sqrt((1.0 / 7 - 1.0 / 16) * 7.0 / days));
  CHECK(std::abs(wind_july / july_days - 0.1) < 4.0 * 0.2 / std::sqrt(12.0 * july_days));
}

TEST_CASE("weather: a run begun elsewhere, in the same and in another year, meets the same days") {
  const System system = skewed_system();
  const Weather whole(system, start_of_year(2025), start_of_year(2030), 9);
  const Weather part(system, to_hour({2028, 5, 3}) + 7, to_hour({2028, 6, 1}), 9);
  for (std::int64_t day = day_of(start_of_year(2028)); day < day_of(start_of_year(2029)); ++day) {
    const RegionIndex region(1);
    REQUIRE(whole.demand_score(region, day) == part.demand_score(region, day));
    REQUIRE(whole.wind_daily_mean(region, day) == part.wind_daily_mean(region, day));
  }
}

TEST_CASE("weather: another seed or sample is another weather") {
  const System system = skewed_system();
  const Hour begin = start_of_year(2025), end = start_of_year(2026);
  const std::int64_t day = day_of(begin) + 100;
  const RegionIndex region(0);
  const double score = Weather(system, begin, end, 1).demand_score(region, day);
  CHECK(Weather(system, begin, end, 1).demand_score(region, day) == score);
  CHECK(Weather(system, begin, end, 2).demand_score(region, day) != score);
  CHECK(Weather(system, begin, end, 1, 1).demand_score(region, day) != score);
  CHECK(Weather(system, begin, end, 1).wind_daily_mean(region, day) != score);
}

TEST_CASE("weather: local days over both ends of the years, and none beyond") {
  const System system = skewed_system();
  const Hour begin = start_of_year(2025), end = start_of_year(2026);
  const Weather weather(system, begin, end, 1);
  const RegionIndex region(0);
  CHECK(weather.demand_score(region, day_of(begin) - 1) >= 0.0);
  CHECK(weather.demand_score(region, day_of(end)) >= 0.0);
  CHECK_THROWS_AS(static_cast<void>(weather.demand_score(region, day_of(begin) - 3)),
                  gigaload::InternalError);
  CHECK(weather_day(begin + 7) == day_of(begin) - 1);
  CHECK(weather_day(begin + 8) == day_of(begin));
}

TEST_CASE("the score of an hour is the day's own by day and a straight line over midnight") {
  const System system = skewed_system();
  const Hour begin = to_hour({2025, 3, 1}), end = to_hour({2025, 5, 1});
  const Weather weather(system, begin, end, 1);
  const RegionIndex region(0);
  const std::int64_t day = day_of(begin) + 10;
  const double today = weather.demand_score(region, day);
  const double tomorrow = weather.demand_score(region, day + 1);
  LocalHour local;
  local.day = day;
  for (const int hour : {3, 12, 20}) {
    local.hour = static_cast<std::uint8_t>(hour);
    CHECK(weather.demand_score(region, local) == today);
  }
  for (int step = 0; step < 6; ++step) {  // 21:00 of the one day to 03:00 of the other
    local.day = step < 3 ? day : day + 1;
    local.hour = static_cast<std::uint8_t>(step < 3 ? 21 + step : step - 3);
    const double share = (step + 0.5) / 6.0;
    CHECK(weather.demand_score(region, local) ==
          doctest::Approx((1.0 - share) * today + share * tomorrow));
  }
}
