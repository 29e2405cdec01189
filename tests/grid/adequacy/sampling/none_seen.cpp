#include "grid/adequacy/sampling/none_seen.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <random>

using namespace gigaload::grid::adequacy;

namespace {

constexpr std::uint64_t kYearsOfOne = 60;
constexpr int kExperiments = 40'000;

/// Returns the share of experiments of kYearsOfOne years that see none. `days_of`: draws those of a
/// year.
template <class DaysOf>
double share_that_sees_none(DaysOf days_of) {
  std::mt19937_64 random(7);
  int none = 0;
  for (int i = 0; i < kExperiments; ++i) {
    std::uint64_t days = 0;
    for (std::uint64_t s = 0; s < kYearsOfOne && days == 0; ++s) days += days_of(random);
    none += days == 0 ? 1 : 0;
  }
  return static_cast<double>(none) / kExperiments;
}

constexpr double kThreeErrorsOfShare = 0.0033;  // of a share of 5 % in so many experiments

}  // namespace

TEST_CASE("where no sample had any there is a bound for what counts, and no value without error") {
  CHECK(most_if_none(1000) == doctest::Approx(0.003));
  // three events a thousand samples are expected: none is seen with a probability of 5 %
  CHECK(std::exp(-1000.0 * most_if_none(1000)) == doctest::Approx(0.05).epsilon(0.01));
  CHECK(none_text(&Metrics::event_days, 1000) == "below 0.003 (95 %)");
  CHECK(none_text(&Metrics::event_days, 100, 1.0, "d") == "below 0.03 d (95 %)");
  CHECK(none_text(&Metrics::events, 200, 2.0) == "below 0.03 (95 %)");
  CHECK(none_text(&Metrics::eue, 999, 1.0, "MWh") == "none in 999");
  CHECK(none_text(&Metrics::lolh, 1000) == "none in 1,000");
  CHECK(none_text(&Metrics::neue, 12'345'678) == "none in 12,345,678");
  CHECK(*upper_bound_95(&Metrics::events, 600, 2.0) == doctest::Approx(0.01));
  CHECK_FALSE(upper_bound_95(&Metrics::lolh, 600));
}

TEST_CASE("days that come by themselves: at the bound at most 5 % of experiments see none") {
  std::poisson_distribution<std::uint64_t> days(most_if_none(kYearsOfOne));
  const double share = share_that_sees_none([&](auto& random) { return days(random); });
  CHECK(share < 0.05 + kThreeErrorsOfShare);
  CHECK(share > 0.04);  // and the bound is not far above
}

TEST_CASE("days that come in clusters: the bound is that of years with any, not of the days") {
  constexpr std::uint64_t kCluster = 4;
  std::bernoulli_distribution any(most_if_none(kYearsOfOne));
  const auto days_of = [&](auto& random) { return any(random) ? kCluster : 0; };
  // the years are bounded, though they have four times as many days as the bound says
  CHECK(share_that_sees_none(days_of) < 0.05 + kThreeErrorsOfShare);
  std::bernoulli_distribution fewer(most_if_none(kYearsOfOne) / kCluster);
  const auto same_days = [&](auto& random) { return fewer(random) ? kCluster : 0; };
  CHECK(share_that_sees_none(same_days) > 0.4);
}

TEST_CASE("samples that are all zero do not tell their standard error") {
  CHECK(std::isnan(known_error({0.0, 0.0})));
  CHECK(known_error({2.0, 0.5}) == 0.5);
  CHECK(known_error({2.0, 0.0}) == 0.0);  // the same in every sample
}
