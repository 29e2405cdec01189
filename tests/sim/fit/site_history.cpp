#include "sim/fit/site_history.hpp"

#include <doctest/doctest.h>

using namespace gigaload::sim;

namespace {

SiteHistory site_of(Day began, std::optional<Day> half, double mw = 100.0) {
  SiteHistory site;
  site.name = "one";
  site.began = began;
  site.half_power = half;
  site.capacity_mw = mw;
  if (half) site.steps.push_back({*half, 0.5 * mw});
  return site;
}

}  // namespace

TEST_CASE("a site is there, or censored on the day as of which it is looked at") {
  const std::vector<SiteHistory> sites = {site_of(0, 1461), site_of(0, {}), site_of(2000, {})};
  const SiteSelection early{.as_of = 731, .since = {}, .seen_from = {}};
  const StageObservations then = observe(sites, Milestone::half_power, early);
  REQUIRE(then.of.size() == 2);
  CHECK_FALSE(then.of[0].ended);  // its end is later
  CHECK(then.of[0].age_y == doctest::Approx(731 / 365.25));
  CHECK(then.later == 1);
  const SiteSelection late{.as_of = 3000, .since = {}, .seen_from = {}};
  const StageObservations now = observe(sites, Milestone::half_power, late);
  REQUIRE(now.of.size() == 3);
  CHECK(now.of[0].ended);
  CHECK(now.of[0].age_y == doctest::Approx(4.0));
}

TEST_CASE("what was there before it would have been seen is left out, the rest has an entry") {
  std::vector<SiteHistory> sites = {site_of(0, 300), site_of(0, 1461), site_of(1000, 1461)};
  const SiteSelection watched{.as_of = 3000, .since = {}, .seen_from = 731};
  const StageObservations found = observe(sites, Milestone::half_power, watched);
  CHECK(found.unseen == 1);
  REQUIRE(found.of.size() == 2);
  CHECK(found.of[0].entry_y == doctest::Approx(731 / 365.25));
  CHECK(found.of[1].entry_y == 0.0);
  sites[1].seen = 1000;  // a day of its own
  CHECK(observe(sites, Milestone::half_power, watched).of[0].entry_y ==
        doctest::Approx(1000 / 365.25));
}

TEST_CASE("a site that was given up was seen until then") {
  std::vector<SiteHistory> sites = {site_of(0, {}), site_of(0, {})};
  sites[0].removed = 500;
  const SiteSelection all{.as_of = 1000, .since = {}, .seen_from = {}};
  const StageObservations found = observe(sites, Milestone::half_power, all);
  CHECK(found.removed == 1);
  CHECK(found.of[0].age_y == doctest::Approx(500 / 365.25));
  const SiteSelection before{.as_of = 400, .since = {}, .seen_from = {}};
  CHECK(observe(sites, Milestone::half_power, before).removed == 0);
}

TEST_CASE("weights by MW add up to as many equal sites as say as much") {
  const std::vector<SiteHistory> sites = {site_of(0, 500, 100.0), site_of(0, 600, 300.0),
                                          site_of(0, 600, 0.0)};
  const SiteSelection by_mw{.as_of = 1000, .since = {}, .seen_from = {}, .weight = SiteWeight::mw};
  const StageObservations found = observe(sites, Milestone::half_power, by_mw);
  CHECK(found.without_mw == 1);
  REQUIRE(found.of.size() == 2);
  CHECK(found.of[0].weight + found.of[1].weight == doctest::Approx(400.0 * 400.0 / 100'000.0));
  CHECK(found.of[1].weight == doctest::Approx(3.0 * found.of[0].weight));
}

TEST_CASE("each MW has a time: that of its step, or none yet") {
  std::vector<SiteHistory> sites = {site_of(0, 500)};
  sites[0].steps = {{500, 30.0}, {900, 100.0}};
  const SiteSelection then{.as_of = 600, .since = {}, .seen_from = {}};
  const auto found = observe_mw(sites, then);
  REQUIRE(found.size() == 2);
  CHECK(found[0].ended);
  CHECK(found[0].weight == doctest::Approx(0.3));
  CHECK_FALSE(found[1].ended);
  CHECK(found[1].weight == doctest::Approx(0.7));
  CHECK(mw_on(sites[0], 499) == 0.0);
  CHECK(mw_on(sites[0], 600) == 30.0);
  CHECK(years_between(5, 5) > 0.0);
}
