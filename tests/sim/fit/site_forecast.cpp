#include "sim/fit/site_forecast.hpp"

#include <doctest/doctest.h>

#include "grid/core/error.hpp"
#include "tests/sim/fit/synthetic_sites.hpp"

using namespace gigaload;
using namespace gigaload::sim;
using gigaload::tests::SyntheticSites;

TEST_CASE("the score of an ensemble is its distance less half its own width") {
  CHECK(ranked_probability_score({3.0}, 5.0) == doctest::Approx(2.0));
  // members 0 and 2, 1 came: distance 1, mean distance of two members 1
  CHECK(ranked_probability_score({2.0, 0.0}, 1.0) == doctest::Approx(0.5));
}

TEST_CASE("what comes of sites of the law lies about what is predicted") {
  const SyntheticSites made{.number = 400, .shape = 6.0, .sample = 11};
  const auto sites = made.make();
  ForecastOptions options;
  options.selection.as_of = made.day(6.0);
  options.days = {made.day(6.5), made.day(7.5), made.day(9.0)};
  options.known_until = made.day(8.0);
  const SiteForecast forecast = forecast_sites(sites, options);
  CHECK(forecast.sites < 400);
  CHECK(forecast.law.mean_y == doctest::Approx(2.8).epsilon(0.1));
  REQUIRE(forecast.days.size() == 3);
  double before = forecast.known_mw;
  for (const ForecastDay& day : forecast.days) {
    CHECK(day.mean_mw > before);
    CHECK(day.low_mw < day.mean_mw);
    CHECK(day.high_mw > day.mean_mw);
    CHECK(day.high_mw <= forecast.capacity_mw);
    before = day.mean_mw;
  }
  for (const std::size_t i : {0U, 1U}) {
    REQUIRE(forecast.days[i].came_mw.has_value());
    CHECK(forecast.days[i].mean_mw == doctest::Approx(*forecast.days[i].came_mw).epsilon(0.1));
    CHECK(*forecast.days[i].crps_mw < 0.1 * *forecast.days[i].came_mw);
  }
  CHECK_FALSE(forecast.days[2].came_mw.has_value());  // the table ends before
  CHECK(forecast_sites(sites, options).days[1].low_mw == forecast.days[1].low_mw);
}

TEST_CASE("what may be given up comes less") {
  const SyntheticSites made{.number = 200, .shape = 6.0, .sample = 12};
  ForecastOptions options;
  options.selection.as_of = made.day(6.0);
  options.days = {made.day(9.0)};
  const double all = forecast_sites(made.make(), options).days[0].mean_mw;
  options.removal_per_y = 0.5;
  CHECK(forecast_sites(made.make(), options).days[0].mean_mw < 0.9 * all);
}

TEST_CASE("nothing is predicted from fewer than three steps of power") {
  const SyntheticSites made{.number = 30, .shape = 10.0};
  ForecastOptions options;
  options.selection.as_of = made.day(0.5);
  options.days = {made.day(2.0)};
  CHECK_THROWS_WITH_AS(forecast_sites(made.make(), options), doctest::Contains("steps of power"),
                       InputError);
}
