#include "grid/system/weather_years.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "grid/core/calendar.hpp"
#include "grid/core/error.hpp"
#include "tests/grid/measured_years.hpp"

using namespace gigaload;
using namespace gigaload::grid;

namespace {

const std::vector<std::string> kZones = {"America/New_York", "America/Phoenix"};

/// Of an hour in UTC.
double demand_of(std::size_t region, Hour hour) {
  const int year = year_of(hour);
  return 1e-4 * made_up_demand(year, region, static_cast<std::size_t>(hour - start_of_year(year)));
}

}  // namespace

TEST_CASE("measured years: hours are those of each region's clock") {
  const WeatherYears years(kZones, {made_up_year(2022, 2), made_up_year(2021, 2)});
  CHECK(years.years() == std::vector<int>{2021, 2022});
  CHECK(years.find(2022) == 1);
  CHECK(!years.find(2023));
  const Hour noon = to_hour({2022, 7, 4}) + 12;
  CHECK(years.demand(1, 0, day_of(noon), 12) == doctest::Approx(demand_of(0, noon + 4)));
  CHECK(years.demand(1, 1, day_of(noon), 12) == doctest::Approx(demand_of(1, noon + 7)));
  // the evening of New Year's Eve is of the next year in UTC
  const Hour eve = to_hour({2021, 12, 31}) + 22;
  CHECK(years.demand(0, 0, day_of(eve), 22) == doctest::Approx(demand_of(0, eve + 5)));
  // and behind the last year that of a week before
  const Hour last = to_hour({2022, 12, 31}) + 22;
  CHECK(years.demand(1, 0, day_of(last), 22) == doctest::Approx(demand_of(0, last + 5 - 168)));
}

TEST_CASE("measured years: the hours that clocks skip and repeat") {
  const WeatherYears years(kZones, {made_up_year(2022, 2)});
  const Hour spring = to_hour({2022, 3, 13}) + 2;  // by the clock
  const double before = demand_of(0, spring - 1 + 5), after = demand_of(0, spring + 1 + 4);
  CHECK(years.demand(0, 0, day_of(spring), 1) == doctest::Approx(before));
  CHECK(years.demand(0, 0, day_of(spring), 3) == doctest::Approx(after));
  CHECK(std::abs(years.demand(0, 0, day_of(spring), 2) - 0.5 * (before + after)) < 1e-4);
  const Hour autumn = to_hour({2022, 11, 6}) + 1;
  CHECK(std::abs(years.demand(0, 0, day_of(autumn), 1) -
                 0.5 * (demand_of(0, autumn + 4) + demand_of(0, autumn + 5))) < 1e-4);
}

TEST_CASE("measured years: over an end stands the next year, or the year's own days 52 weeks off") {
  const WeatherYears years(kZones, {made_up_year(2020, 2), made_up_year(2021, 2)});
  const std::int64_t new_year = day_of(to_hour({2021, 1, 1}));
  CHECK(years.first_day(1) == new_year - WeatherYears::kSpareDays);
  CHECK(years.demand(0, 1, new_year + 5, 9) == years.demand(1, 1, new_year + 5, 9));
  CHECK(years.demand(1, 1, new_year - 5, 9) == years.demand(0, 1, new_year - 5, 9));
  const std::int64_t end = day_of(to_hour({2022, 1, 1}));
  CHECK(years.last_day(1) == end + WeatherYears::kSpareDays);
  CHECK(years.demand(1, 0, end + 3, 9) == years.demand(1, 0, end + 3 - 364, 9));
  CHECK(years.dry_bulb_c(0, 0, new_year + 9) == -20.0);
  CHECK(years.dry_bulb_c(1, 0, new_year + 9) == -20.0);
  CHECK(std::isnan(years.dry_bulb_c(1, 0, new_year + 8)));
  CHECK(std::isnan(years.solar_score(1, 0, new_year + 8)));
  CHECK(years.wind_score(1, 1, new_year + 3) == doctest::Approx(std::sin(4.0)).epsilon(1e-6));
}

TEST_CASE("measured years: scores of the days are normal in their month") {
  const WeatherYears years(kZones, {made_up_year(2020, 2), made_up_year(2021, 2)});
  double sum = 0.0, squares = 0.0;
  for (const int year : {2020, 2021}) {
    const std::int64_t first = day_of(to_hour({year, 5, 1}));
    for (std::int64_t day = first; day < first + 31; ++day) {
      const double score = years.demand_score(static_cast<std::size_t>(year - 2020), 1, day);
      sum += score;
      squares += score * score;
    }
  }
  CHECK(sum / 62.0 == doctest::Approx(0.0).epsilon(1e-6).scale(1.0));
  CHECK(squares / 62.0 == doctest::Approx(1.0).epsilon(0.05));
}

TEST_CASE("measured years: what does not fit is refused") {
  MeasuredYear year = made_up_year(2021, 2);
  CHECK_THROWS_AS(WeatherYears(kZones, {}), InternalError);
  CHECK_THROWS_AS(WeatherYears(kZones, {year, year}), InternalError);
  CHECK_THROWS_AS(WeatherYears({"America/New_York"}, {year}), InternalError);
  year.demand[5] = 7.0F;
  CHECK_THROWS_AS(WeatherYears(kZones, {year}), InternalError);
}
