#include "grid/weather/weather_samples.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <span>

#include "grid/core/error.hpp"
#include "grid/weather/weather.hpp"
#include "tests/grid/measured_years.hpp"
#include "tests/grid/small_system.hpp"

using namespace gigaload;
using namespace gigaload::grid;

TEST_CASE("samples of the weather are those of Weather, window by window, and taken up again") {
  System system = system_of(5, {});
  for (RegionData& data : system.data) {
    data.demand.score.persistence = 0.8;
    data.wind.daily_mean.persistence = 0.3;
    data.air.dry_bulb.persistence = 0.6;
    data.air.demand_correlation = every_month(0.7);
    data.air.dew_point_per_k = every_month(0.9);
    data.air.range_deviation = every_month(0.4);
    for (auto* anomaly : {&data.demand.score, &data.wind.daily_mean, &data.solar.daily_mean,
                          &data.air.dry_bulb, &data.air.humidity}) {
      for (std::size_t m = 0; m < kMonths; ++m) {
        for (std::size_t q = 0; q < kQuantiles; ++q) {
          anomaly->quantiles[m][q] = static_cast<double>(q * (m + 1)) / 240.0;
        }
      }
    }
  }
  const Hour begin = to_hour({2025, 3, 30}), end = begin + 24 * 40;
  constexpr std::uint32_t kFirst = 4;
  WeatherSamples samples(system, 9, kFirst, 3, begin);
  for (const std::size_t sample : {2, 0}) {
    const Weather weather(system, begin, end, 9, kFirst + static_cast<std::uint32_t>(sample));
    WeatherSamples again(system, 9, kFirst, 3, begin);
    WeatherDays days;
    Hour from = begin;
    for (const Hour length : {168, 5, 30, 24, 1, 500}) {
      if (from != begin) again.restore(samples.state(), from);
      samples.next(sample, from, from + length, days);
      WeatherDays taken_up;
      again.next(sample, from, from + length, taken_up);
      // days that the window before gave already are those that are drawn anew
      CHECK(taken_up.demand_score == days.demand_score);
      CHECK(taken_up.wind_daily_mean == days.wind_daily_mean);
      CHECK(taken_up.solar_daily_mean == days.solar_daily_mean);
      REQUIRE(taken_up.air.size() == days.air.size());
      for (std::size_t i = 0; i < days.air.size(); ++i) {
        CHECK(taken_up.air[i].dry_bulb_k == days.air[i].dry_bulb_k);
        CHECK(taken_up.air[i].dew_point_k == days.air[i].dew_point_k);
        CHECK(taken_up.air[i].wider == days.air[i].wider);
      }
      if (from != begin) CHECK(again.state() == samples.state());
      CHECK(days.first == WeatherSamples::first_day(from));
      for (std::int64_t day = days.first; day <= day_of(from + length - 1) + 1; ++day) {
        const auto row = static_cast<std::size_t>(day - days.first) * 5;
        for (std::size_t r = 0; r < 5; ++r) {
          CHECK(days.demand_score[row + r] ==
                doctest::Approx(weather.demand_score(RegionIndex(r), day)).epsilon(1e-12));
          CHECK(days.wind_daily_mean[row + r] ==
                doctest::Approx(weather.wind_daily_mean(RegionIndex(r), day)).epsilon(1e-12));
          CHECK(days.solar_daily_mean[row + r] ==
                doctest::Approx(weather.solar_daily_mean(RegionIndex(r), day)).epsilon(1e-12));
          LocalHour noon;
          noon.day = day;
          noon.hour = 12;
          const AirDay air = weather.air(RegionIndex(r), noon);
          CHECK(days.air[row + r].dry_bulb_k == doctest::Approx(air.dry_bulb_k).epsilon(1e-12));
          CHECK(days.air[row + r].dew_point_k == doctest::Approx(air.dew_point_k).epsilon(1e-12));
          CHECK(days.air[row + r].wider == doctest::Approx(air.wider).epsilon(1e-12));
        }
      }
      from += length;
    }
  }
  CHECK_THROWS_AS(samples.restore({1.0}, begin), InternalError);

  // windows of a week, of which most days are known, as those of one long window
  WeatherSamples weeks(system, 9, kFirst, 3, begin), whole(system, 9, kFirst, 3, begin);
  WeatherDays of_week, of_all;
  whole.next(1, begin, end, of_all);
  for (Hour from = begin; from < end - 168; from += 168) {
    weeks.next(1, from, from + 168, of_week);
    const auto skipped = static_cast<std::size_t>(of_week.first - of_all.first) * 5;
    CHECK(std::ranges::equal(
        of_week.demand_score,
        std::span(of_all.demand_score).subspan(skipped, of_week.demand_score.size())));
    CHECK(of_week.air.size() == of_week.demand_score.size());
  }

  WeatherSamples without(system, 9, kFirst, 3, begin, false);
  WeatherDays days, days_with;
  without.next(1, begin, begin + 50, days);
  WeatherSamples with(system, 9, kFirst, 3, begin);
  with.next(1, begin, begin + 50, days_with);
  CHECK(days.air.empty());
  CHECK(days.demand_score == days_with.demand_score);
}

TEST_CASE("a day of a sample is the same to the last bit wherever the samples begin") {
  System system = system_of(5, {});
  for (RegionData& data : system.data) {
    data.demand.score.persistence = 0.83;
    data.wind.daily_mean.persistence = 0.47;
    data.solar.daily_mean.persistence = 0.0;
    data.air.dry_bulb.persistence = 0.67;
    data.air.humidity.persistence = -0.3;
  }
  const Hour window = to_hour({2031, 7, 1});
  WeatherSamples there(system, 9, 0, 2, window);
  WeatherDays expected;
  there.next(1, window, window + 24, expected);
  for (const Hour days_before : {1, 90, 91, 250, 251, 1000}) {
    const Hour begin = window - 24 * days_before;
    WeatherSamples samples(system, 9, 0, 2, begin);
    WeatherDays days;
    samples.next(1, begin, window, days);
    samples.next(1, window, window + 24, days);
    CHECK(days.demand_score == expected.demand_score);
    CHECK(days.wind_daily_mean == expected.wind_daily_mean);
    CHECK(days.solar_daily_mean == expected.solar_daily_mean);
    CHECK(there.state() == samples.state());
    REQUIRE(days.air.size() == expected.air.size());
    for (std::size_t i = 0; i < days.air.size(); ++i) {
      CHECK(days.air[i].dry_bulb_k == expected.air[i].dry_bulb_k);
      CHECK(days.air[i].dew_point_k == expected.air[i].dew_point_k);
    }
  }
}

TEST_CASE("samples of measured weeks are those of Weather, window by window, and taken up again") {
  System system = system_of(3, {});
  for (RegionData& data : system.data) {
    data.wind.daily_mean.persistence = 0.3;
    data.air.demand_correlation = every_month(0.7);
    for (auto* anomaly : {&data.demand.score, &data.wind.daily_mean, &data.solar.daily_mean,
                          &data.air.dry_bulb, &data.air.humidity}) {
      for (std::size_t m = 0; m < kMonths; ++m) {
        for (std::size_t q = 0; q < kQuantiles; ++q) {
          anomaly->quantiles[m][q] = static_cast<double>(q * (m + 1)) / 240.0;
        }
      }
    }
  }
  put_made_up_years(system, {2019, 2021, 2022});
  const Hour begin = to_hour({2028, 6, 20}), end = begin + 24 * 30;  // wind is known in June alone
  WeatherSamples samples(system, 9, 4, 3, begin);
  for (const std::size_t sample : {1, 2}) {
    const Weather weather(system, begin, end, 9, 4 + static_cast<std::uint32_t>(sample));
    CHECK(weather.is_measured());
    WeatherSamples again(system, 9, 4, 3, begin);
    WeatherDays days, taken_up;
    Hour from = begin;
    for (const Hour length : {168, 30, 168, 200}) {
      if (from != begin) again.restore(samples.state(), from);
      samples.next(sample, from, from + length, days);
      again.next(sample, from, from + length, taken_up);
      CHECK(taken_up.wind_daily_mean == days.wind_daily_mean);
      CHECK(days.demand_score.empty());
      for (std::int64_t day = days.first; day <= day_of(from + length - 1) + 1; ++day) {
        const auto d = static_cast<std::size_t>(day - days.first);
        const WeekSource& source = days.sources[d];
        for (std::size_t r = 0; r < 3; ++r) {
          LocalHour noon;
          noon.day = day;
          noon.hour = 12;
          CHECK(weather.measured_demand(RegionIndex(r), noon) ==
                system.weather_years->demand(source.year, r, day + source.shift_days, 12));
          CHECK(days.wind_daily_mean[d * 3 + r] ==
                doctest::Approx(weather.wind_daily_mean(RegionIndex(r), day)).epsilon(1e-12));
          CHECK(days.solar_daily_mean[d * 3 + r] ==
                doctest::Approx(weather.solar_daily_mean(RegionIndex(r), day)).epsilon(1e-12));
          CHECK(days.air[d * 3 + r].dry_bulb_k ==
                doctest::Approx(weather.air(RegionIndex(r), noon).dry_bulb_k).epsilon(1e-12));
        }
      }
      from += length;
    }
  }
}
