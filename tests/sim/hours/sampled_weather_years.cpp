#include "sim/hours/sampled_weather_years.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "grid/core/error.hpp"
#include "grid/weather/week_draw.hpp"
#include "tests/grid/measured_years.hpp"
#include "tests/sim/small_scenario.hpp"

using namespace gigaload;
using namespace gigaload::sim;

namespace {

Scenario scenario_of_years(const std::vector<int>& years) {
  Scenario s = small_scenario();
  grid::put_made_up_years(s.grid, years);
  return s;
}

grid::adequacy::Ensemble::Record short_at(std::uint32_t step, std::uint32_t sample,
                                          bool begins_day = true) {
  return {.step = step,
          .scope = 1,
          .sample = sample,
          .begins_event = true,
          .begins_day = begins_day,
          .power = 50.0};
}

}  // namespace

TEST_CASE("what is lost stands by the measured year that the week was drawn from") {
  const Scenario s = scenario_of_years({2018, 2020, 2021});
  SampledWeatherYears years(s, 6, {}, true);
  const Hour monday = grid::to_hour({2025, 6, 2}) + 8;
  years.begin(2, monday, 168);
  years.add(short_at(20, 4));
  years.add(short_at(21, 4, false));
  const int drawn = grid::weather_year(s.grid, s.seed, 4, grid::week_of_day(grid::day_of(monday)));
  const std::vector<std::size_t> scopes = {0, 1};
  const auto risks = years.end_year(scopes);
  REQUIRE(risks.size() == 2);
  REQUIRE(risks[1].lole_d.size() == 3);
  double mean = 0.0;
  for (std::size_t y = 0; y < 3; ++y) {
    const bool is_drawn = s.grid.weather_years->years()[y] == drawn;
    // two of the six samples had the week of that year
    CHECK(risks[1].lole_d[y] == doctest::Approx(is_drawn ? 0.5 : 0.0));
    CHECK(risks[1].eue_mwh[y] == doctest::Approx(is_drawn ? 50.0 : 0.0));
    CHECK(risks[0].lole_d[y] == 0.0);
    mean += risks[1].lole_d[y] / 3.0;
  }
  CHECK(mean == doctest::Approx(1.0 / 6.0));  // a day in six samples
  CHECK(risks[1].lole_error_d[0] == doctest::Approx(0.5 / 3.0));
  CHECK(std::isnan(risks[0].lole_error_d[0]));
  // the next year begins with nothing
  years.begin(2, monday + 168, 168);
  const auto next = years.end_year(scopes);
  for (const double lole : next[1].lole_d) CHECK(lole == 0.0);
}

TEST_CASE("weather years: numbers of samples, a state taken up, and what counts nothing") {
  const Scenario s = scenario_of_years({2018, 2020, 2021});
  const Hour monday = grid::to_hour({2025, 6, 2}) + 8;
  SampledWeatherYears whole(s, 2, {7, 9}, true), resumed(s, 2, {7, 9}, true);
  whole.begin(2, monday, 100);
  whole.add(short_at(3, 1));
  resumed.restore(whole.state());
  for (auto* years : {&whole, &resumed}) {
    years->begin(2, monday + 100, 100);  // over a Monday
    years->add(short_at(90, 0));
  }
  const std::vector<std::size_t> scopes = {1};
  const auto a = whole.end_year(scopes), b = resumed.end_year(scopes);
  for (std::size_t y = 0; y < 3; ++y) {
    CHECK((a[0].lole_d[y] == b[0].lole_d[y] ||
           (std::isnan(a[0].lole_d[y]) && std::isnan(b[0].lole_d[y]))));
  }
  CHECK_THROWS_AS(resumed.restore(std::vector<double>(4)), InternalError);

  SampledWeatherYears fixed(s, 2, {}, false);
  fixed.begin(2, monday, 24);
  fixed.add(short_at(3, 1));
  CHECK(fixed.end_year(scopes).empty());
  CHECK(fixed.state().empty());
  const Scenario drawn = small_scenario();
  CHECK_FALSE(drawn.draws_weather_years());
  SampledWeatherYears none(drawn, 2, {}, true);
  none.begin(2, monday, 24);
  CHECK(none.end_year(scopes).empty());
}
