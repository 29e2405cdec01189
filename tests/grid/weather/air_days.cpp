#include "grid/weather/air_days.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "grid/system/air_series.hpp"
#include "grid/weather/air.hpp"
#include "grid/weather/outdoor_air.hpp"
#include "grid/weather/weather.hpp"
#include "tests/grid/small_system.hpp"

using namespace gigaload;
using namespace gigaload::grid;

namespace {

/// A day's course of 10 K, anomalies from -6 to 6 K, humidity from -4 to 4 K, in step with demand
/// by `rho`.
AirShape shape_of(double rho) {
  AirShape shape;
  shape.demand_correlation = every_month(rho);
  shape.dew_point_per_k = every_month(0.8);
  shape.range_mean = every_month(0.1);
  shape.range_deviation = every_month(0.5);
  shape.dry_bulb.persistence = shape.humidity.persistence = 0.6;
  for (std::size_t m = 0; m < kMonths; ++m) {
    for (std::size_t h = 0; h < kHoursOfDay; ++h) {
      const double hour = static_cast<double>(h);
      shape.dry_bulb_c[m][h] = 20.0 + 5.0 * std::cos(2.0 * 3.14159265358979 * (hour - 15.0) / 24.0);
      shape.dew_point_c[m][h] = 12.0;
      shape.dry_bulb_per_k[m][h] = 1.0 + 0.02 * (hour - 11.5);
    }
    for (std::size_t q = 0; q < kQuantiles; ++q) {
      const double p = static_cast<double>(q) / 20.0;
      shape.dry_bulb.quantiles[m][q] = 12.0 * p - 6.0;
      shape.humidity.quantiles[m][q] = 8.0 * p - 4.0;
    }
  }
  return shape;
}

}  // namespace

TEST_CASE("a day at the middle of its month has the month's mean course, wider by its share") {
  const AirShape shape = shape_of(0.7);
  const AirDay day = air_day(shape, 3, {});
  CHECK(day.dry_bulb_k == doctest::Approx(0.0));
  CHECK(day.wider == doctest::Approx(0.1));
  const auto at15 = air_hour(shape, 3, 15).on(day), at3 = air_hour(shape, 3, 3).on(day);
  CHECK(at15.dry_bulb_c == doctest::Approx(20.0 + 5.5));
  CHECK(at3.dry_bulb_c == doctest::Approx(20.0 - 5.5));
  CHECK(at15.dew_point_c == doctest::Approx(12.0));
}

TEST_CASE(
    "hot days are humid by the slope, dry days have the wide range, air is never oversaturated") {
  const AirShape shape = shape_of(1.0);
  const double inf = std::numeric_limits<double>::infinity();
  const AirDay hot = air_day(shape, 6, {.demand = inf, .air = 0.0, .humidity = 0.0});
  CHECK(hot.dry_bulb_k == doctest::Approx(6.0));
  CHECK(hot.dew_point_k == doctest::Approx(0.8 * 6.0));
  CHECK(air_hour(shape, 6, 12).on(hot).dry_bulb_c ==
        doctest::Approx(shape.dry_bulb_c[6][12] * 1.1 - 2.0 + 6.0 * 1.01));
  const AirDay dry = air_day(shape, 6, {.demand = 0.0, .air = 0.0, .humidity = -1.0});
  const AirDay wet = air_day(shape, 6, {.demand = 0.0, .air = 0.0, .humidity = 2.5});
  CHECK(dry.wider == doctest::Approx(0.6));
  CHECK(wet.wider == -1.0);  // never turned about
  CHECK(wet.dew_point_k > 0.0);
  const AirDay cold = air_day(shape, 6, {.demand = -inf, .air = 0.0, .humidity = inf});
  const auto air = air_hour(shape, 6, 3).on({cold.dry_bulb_k, cold.dew_point_k + 10.0, 0.0});
  CHECK(air.dew_point_c == air.dry_bulb_c);
}

TEST_CASE("the dry bulb is in step with the demand, and has its own quantiles all the same") {
  System system = system_of(1, {});
  system.data[0].air = shape_of(-0.6);
  for (std::size_t m = 0; m < kMonths; ++m) {
    for (std::size_t q = 0; q < kQuantiles; ++q) {
      system.data[0].demand.score.quantiles[m][q] = static_cast<double>(q) - 10.0;
    }
  }
  system.data[0].demand.score.persistence = 0.6;
  const Hour begin = start_of_year(2000), end = start_of_year(2060);
  const Weather weather(system, begin, end, 3);
  double n = 0, a = 0, aa = 0, d = 0, dd = 0, ad = 0;
  for (std::int64_t day = day_of(begin); day < day_of(end); ++day) {
    LocalHour noon;
    noon.day = day;
    noon.hour = 12;
    noon.month = static_cast<std::uint8_t>(month_of_day(day));
    const double x = weather.air(RegionIndex(0), noon).dry_bulb_k;
    const double y = weather.demand_score(RegionIndex(0), day);
    n += 1, a += x, aa += x * x, d += y, dd += y * y, ad += x * y;
  }
  const double correlation =
      (ad / n - a / n * d / n) / std::sqrt((aa / n - a * a / n / n) * (dd / n - d * d / n / n));
  // uniform values of normal scores with correlation rho have 6/pi asin(rho/2)
  CHECK(correlation == doctest::Approx(6.0 / 3.14159265 * std::asin(-0.3)).epsilon(0.03));
  CHECK(std::abs(a / n) < 0.1);
  CHECK(aa / n == doctest::Approx(12.0).epsilon(0.03));  // uniform over 12 K: 12^2 / 12
}

TEST_CASE("outdoor air: the wet bulb lies between dew point and dry bulb") {
  System system = system_of(1, {});
  system.data[0].air = shape_of(0.5);
  system.data[0].air.pressure_pa = every_month(95000.0);
  const Hour begin = start_of_year(2025), end = begin + 24 * 60;
  const Weather weather(system, begin, end, 3);
  const OutdoorAir outdoor(system, weather);
  const LocalClock clock("America/New_York", begin, end);
  double highest = -100.0;
  for (Hour hour = begin; hour < end; ++hour) {
    const AirReading read = outdoor.at(RegionIndex(0), hour, clock.at(hour));
    const Air air = air_at_dew_point(read.dry_bulb_c, read.dew_point_c, read.pressure_pa);
    REQUIRE(air.wet_bulb_c <= air.dry_bulb_c);
    REQUIRE(air.wet_bulb_c >= read.dew_point_c - 1e-9);
    CHECK(air.pressure_pa == 95000.0);
    highest = std::max(highest, air.dry_bulb_c);
  }
  CHECK(highest > 28.0);
}

TEST_CASE(
    "a series of hours goes before the coefficients, a typical year repeats over leap years") {
  AirSeries series;
  series.typical_year = true;
  series.first = start_of_year(2025);
  for (int h = 0; h < 8760; ++h) {
    series.hours.push_back({.dry_bulb_c = 0.001 * h});
  }
  const auto dry_bulb = [&](const Date& date, Hour hour) {
    return series.find(to_hour(date) + hour)->dry_bulb_c;
  };
  CHECK(dry_bulb({2031, 1, 1}, 0) == 0.0);
  CHECK(dry_bulb({2028, 2, 28}, 5) == doctest::Approx(0.001 * (58 * 24 + 5)).scale(0.0));
  CHECK(dry_bulb({2028, 2, 29}, 5) == doctest::Approx(0.001 * (58 * 24 + 5)).scale(0.0));
  CHECK(dry_bulb({2028, 3, 1}, 0) == doctest::Approx(0.001 * 59 * 24).scale(0.0));
  CHECK(dry_bulb({2027, 3, 1}, 0) == doctest::Approx(0.001 * 59 * 24).scale(0.0));
  CHECK(dry_bulb({2028, 12, 31}, 23) == doctest::Approx(8.759));

  AirSeries measured{
      .first = to_hour({2024, 5, 1}), .hours = {AirReading{}, AirReading{}}, .typical_year = false};
  CHECK(measured.find(to_hour({2024, 5, 1}) - 1) == nullptr);
  CHECK(measured.find(to_hour({2024, 5, 1}) + 1) == &measured.hours[1]);
  CHECK(measured.find(to_hour({2024, 5, 1}) + 2) == nullptr);
  CHECK(AirSeries{}.find(0) == nullptr);

  System system = system_of(1, {});
  system.data[0].air_series = series;
  const Weather weather(system, start_of_year(2028), start_of_year(2029), 1);
  const OutdoorAir outdoor(system, weather);
  CHECK(outdoor.at(RegionIndex(0), to_hour({2028, 2, 29}) + 5, {}).dry_bulb_c ==
        dry_bulb({2028, 2, 28}, 5));
}

TEST_CASE("with a cold tail the coldest days are those of a normal distribution") {
  AirShape shape = shape_of(0.0);
  const AirDay before = air_day(shape, 0, -3.0, 0.0);
  CHECK(before.dry_bulb_k > -6.0);  // the coldest day of the table
  shape.cold_tail = 1.5;
  // the quantiles of 5 and 50 % are 5.4 K apart, 1.645 units of the score
  CHECK(air_day(shape, 0, -3.0, 0.0).dry_bulb_k ==
        doctest::Approx(-5.4 - 1.5 * 5.4 / 1.6448536 * (3.0 - 1.6448536)));
  CHECK(air_day(shape, 0, -1.645, 0.0).dry_bulb_k == doctest::Approx(-5.4).epsilon(1e-3));
  const AirDay mild = air_day(shape, 0, -1.6, 0.0);
  shape.cold_tail = 0.0;
  CHECK(mild.dry_bulb_k == air_day(shape, 0, -1.6, 0.0).dry_bulb_k);
}

TEST_CASE("the mean dry bulb of a day is that of its hours") {
  const AirShape shape = shape_of(0.4);
  const AirDay day = air_day(shape, 3, -1.0, 0.7);
  double mean = 0.0;
  for (std::size_t h = 0; h < kHoursOfDay; ++h) {
    mean += air_hour(shape, 3, h).on(day).dry_bulb_c / 24.0;
  }
  CHECK(mean_dry_bulb_c(shape, 3, day) == doctest::Approx(mean));
}

TEST_CASE("a day's own readings are those from its local midnight on, whatever clocks do before") {
  const LocalClock clock("America/New_York", to_hour({2025, 1, 1}), to_hour({2026, 1, 1}));
  AirSeries series;
  series.first = to_hour({2025, 3, 8});  // clocks are put forward on the next day
  for (int h = 0; h < 96; ++h) series.hours.push_back({.dry_bulb_c = static_cast<double>(h)});
  const std::int64_t day = day_of(series.first);
  const auto mean_c = [&](std::int64_t of) { return mean_dry_bulb_c(series, clock, of); };
  CHECK(mean_c(day).value_or(-99.0) == doctest::Approx(5.0 + 11.5));
  CHECK(mean_c(day + 1).value_or(-99.0) == doctest::Approx(24.0 + 5.0 + 11.5));
  CHECK(mean_c(day + 2).value_or(-99.0) == doctest::Approx(48.0 + 4.0 + 11.5));
  CHECK_FALSE(mean_c(day + 3).has_value());
  CHECK_FALSE(mean_c(day - 1).has_value());
  CHECK_FALSE(mean_dry_bulb_c(AirSeries{}, clock, day).has_value());
}
