#include "sim/fit/stage_fit.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <cmath>

#include "grid/core/error.hpp"
#include "tests/sanitizers.hpp"
#include "tests/sim/fit/synthetic_sites.hpp"

using namespace gigaload;
using namespace gigaload::sim;
using gigaload::tests::SyntheticSites;

namespace {

constexpr bool kSanitized = GIGALOAD_ADDRESS_SANITIZER != 0 || GIGALOAD_THREAD_SANITIZER != 0;

StageFitOptions options_of(const SyntheticSites& made) {
  StageFitOptions options;
  options.selection.as_of = made.as_of();
  if (made.seen_from_y > 0.0) options.selection.seen_from = made.day(made.seen_from_y);
  options.removals_are_told = false;
  return options;
}

bool holds(const Interval& interval, double value) {
  return interval.low.value_or(value) <= value && value <= interval.high.value_or(value);
}

}  // namespace

TEST_CASE("known laws are found again in 2,000 sites, a third of them not ready") {
  for (const double seen_from_y : {0.0, 4.0}) {
    for (const double shape : {2.0, 4.0, 10.0}) {
      CAPTURE(shape);
      CAPTURE(seen_from_y);
      const SyntheticSites made{.shape = shape, .seen_from_y = seen_from_y, .sample = 1};
      const StageFit fit = fit_stage(made.make(), options_of(made));
      CHECK(fit.ended + fit.censored == 2000);
      CHECK(fit.censored > 600);
      CHECK(fit.law.mean_y == doctest::Approx(2.8).epsilon(0.02));
      CHECK(fit.any_shape.shape == doctest::Approx(shape).epsilon(0.1));
      CHECK(fit.law.shape == doctest::Approx(shape).epsilon(0.1));
      CHECK(fit.naive.mean_y < 0.985 * fit.law.mean_y);
      CHECK(fit.distance < 0.04);
    }
  }
}

TEST_CASE("intervals of 90 % hold the truth in 86 to 94 % of 200 tables") {
  const std::uint32_t tables = kSanitized ? 20 : 200;
  for (const double seen_from_y : {0.0, 4.0}) {
    CAPTURE(seen_from_y);
    int mean = 0, shape = 0;
    for (std::uint32_t table = 0; table < tables; ++table) {
      const SyntheticSites made{
          .number = 60, .shape = 6.0, .seen_from_y = seen_from_y, .sample = 100 + table};
      const StageFit fit = fit_stage(made.make(), options_of(made));
      mean += holds(fit.mean_y, 2.8) ? 1 : 0;
      shape += holds(fit.shape, 6.0) ? 1 : 0;
    }
    if (tables < 200) continue;
    CHECK(mean >= 172);
    CHECK(mean <= 188);
    CHECK(shape >= 172);
    CHECK(shape <= 188);
  }
}

TEST_CASE("intervals hold the law of a whole shape also where the likelier shapes are none") {
  const SyntheticSites made{.number = 5000, .mean_y = 2.0, .shape = 1.5, .sample = 4};
  const StageFit fit = fit_stage(made.make(), options_of(made));
  CHECK(std::abs(fit.any_shape.shape - fit.law.shape) > 0.3);
  CHECK(holds(fit.mean_y, fit.law.mean_y));
  CHECK(holds(fit.shape, fit.law.shape));
  CHECK(holds(fit.mean_y, fit.any_shape.mean_y));
}

TEST_CASE("resamples of the sites give about the same intervals") {
  const SyntheticSites made{.number = 300, .shape = 4.0, .sample = 5};
  StageFitOptions options = options_of(made);
  const auto sites = made.make();
  const StageFit profile = fit_stage(sites, options);
  options.resamples = 100;
  const StageFit resampled = fit_stage(sites, options);
  REQUIRE(resampled.mean_y.low.has_value());
  CHECK(*resampled.mean_y.low == doctest::Approx(*profile.mean_y.low).epsilon(0.05));
  CHECK(*resampled.mean_y.high == doctest::Approx(*profile.mean_y.high).epsilon(0.05));
  CHECK(*resampled.shape.high == doctest::Approx(*profile.shape.high).epsilon(0.25));
  options.seed = 1;
  CHECK(fit_stage(sites, options).mean_y.low != resampled.mean_y.low);
}

TEST_CASE("ten thousand sites with entries of their own take less than five seconds") {
  const SyntheticSites made{.number = 10'000, .seen_from_y = 4.0, .sample = 3};
  auto sites = made.make();
  Day earlier = 0;
  for (SiteHistory& site : sites) site.seen = made.day(4.0) - (++earlier % 300);
  const auto begin = std::chrono::steady_clock::now();
  const StageFit fit = fit_stage(sites, options_of(made));
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
  CHECK(fit.law.mean_y == doctest::Approx(2.8).epsilon(0.02));
  if (!kSanitized) CHECK(taken.count() < 5.0);
}

TEST_CASE("the hazard of giving up is counted removals over years") {
  const SyntheticSites made{.number = 200, .shape = 4.0, .sample = 8};
  auto sites = made.make();
  for (std::size_t i = 0; i < 5; ++i) {
    sites[i].removed = *sites[i].began + 10;
    sites[i].half_power.reset();
  }
  StageFitOptions options = options_of(made);
  options.removals_are_told = true;
  const StageFit fit = fit_stage(sites, options);
  REQUIRE(fit.removal.has_value());
  CHECK(fit.removal->sites == fit.seen.removed);
  CHECK(fit.removal->per_y ==
        doctest::Approx(static_cast<double>(fit.removal->sites) / fit.removal->exposure_y));
  CHECK(*fit.removal->interval.low < fit.removal->per_y);
  CHECK(*fit.removal->interval.high > fit.removal->per_y);
}

TEST_CASE("too few that are there are told") {
  SyntheticSites made{.number = 50, .mean_y = 40.0, .shape = 30.0};
  CHECK_THROWS_WITH_AS(fit_stage(made.make(), options_of(made)),
                       doctest::Contains("all are censored"), InputError);
  made.mean_y = 2.8;
  auto sites = made.make();
  for (std::size_t i = 0; i < sites.size(); ++i) {
    if (i >= 2) sites[i].half_power.reset();
    if (i < 2) sites[i].half_power = *sites[i].began;
  }
  CHECK_THROWS_WITH_AS(fit_stage(sites, options_of(made)), doctest::Contains("only 2 of 50 sites"),
                       InputError);
  CHECK_THROWS_AS(fit_stage({}, options_of(made)), InputError);
}
