#include "grid/adequacy/sampling/cohorts.hpp"

#include <doctest/doctest.h>

#include <memory>
#include <utility>
#include <vector>

#include "grid/adequacy/sampling/monte_carlo.hpp"
#include "grid/core/error.hpp"
#include "tests/grid/parts.hpp"

using namespace gigaload;
using namespace gigaload::grid::adequacy;

namespace {

/// The ring under more load from year to year.
std::vector<SystemModel> ring_of_years(std::size_t count) {
  std::vector<SystemModel> years;
  for (std::size_t k = 0; k < count; ++k) {
    years.push_back(ring());
    scale_load(years.back(), 1.0 + 0.1 * static_cast<double>(k));
  }
  return years;
}

std::vector<std::unique_ptr<const Plan>> plans_of(const std::vector<SystemModel>& years) {
  std::vector<std::unique_ptr<const Plan>> plans;
  for (const SystemModel& year : years) plans.push_back(std::make_unique<const Plan>(year, 0.5));
  return plans;
}

/// What a sample runs up in one year, alone.
Totals alone(const SystemModel& year, std::uint32_t number) {
  const Plan plan(year, 0.5);
  const Scopes scopes(plan.system);
  Ensemble one({.seed = 3, .stream = 16, .first = number, .count = 1}, 1);
  one.move_to(plan, scopes);
  one.advance(plan.system.steps, {});
  return one.totals(0, 0);
}

}  // namespace

TEST_CASE("a sample has the year of its number, and there what it has alone") {
  const auto years = ring_of_years(3);
  const auto plans = plans_of(years);
  const Scopes scopes(years[0]);
  const std::vector<std::uint32_t> some = {7, 2, 8, 30, 1};
  for (const auto& numbers : {std::vector<std::uint32_t>{}, some}) {
    const std::size_t count = numbers.empty() ? 11 : numbers.size();
    Cohorts samples({.seed = 3, .stream = 16, .first = 100, .count = count, .numbers = numbers}, 3,
                    2);
    samples.move_to(plans, scopes);
    samples.advance(years[0].steps, {});
    double share = 0.0;
    for (std::size_t k = 0; k < 3; ++k) share += samples.share(k);
    CHECK(share == doctest::Approx(1.0));
    for (std::size_t s = 0; s < count; ++s) {
      const std::uint32_t number =
          numbers.empty() ? 100 + static_cast<std::uint32_t>(s) : numbers[s];
      const Totals expected = alone(years[number % 3], number);
      CHECK(samples.totals(s, 0).power == expected.power);
      CHECK(samples.totals(s, 0).steps == expected.steps);
      CHECK(samples.totals(s, 0).events == expected.events);
    }
  }
}

TEST_CASE("a year that no sample has needs no plan, and the state goes on in another") {
  const auto years = ring_of_years(5);
  auto plans = plans_of(years);
  plans[3].reset();
  plans[4].reset();
  const Scopes scopes(years[0]);
  const Ensemble::Samples numbers{.seed = 3, .stream = 16, .first = 0, .count = 3};
  Cohorts whole(numbers, 5, 1), first(numbers, 5, 1), second(numbers, 5, 1);
  CHECK_FALSE(whole.is_empty(2));
  CHECK(whole.is_empty(3));
  CHECK(whole.share(4) == 0.0);
  const std::size_t steps = years[0].steps;
  for (Cohorts* samples : {&whole, &first, &second}) samples->move_to(plans, scopes);
  whole.advance(kBlock, {});
  whole.advance(steps, {});
  CHECK(whole.counters().steps == 3 * steps);
  first.advance(kBlock, {});
  second.restore(first.state());
  CHECK(second.state() == first.state());
  for (Cohorts* samples : {&first, &second}) samples->advance(steps, {});
  CHECK(second.state() == whole.state());
  for (std::size_t s = 0; s < 3; ++s) {
    CHECK(first.totals(s, 0).power == whole.totals(s, 0).power);
  }
  CHECK_THROWS_AS(Cohorts(numbers, 0, 1), InternalError);
  CHECK_THROWS_AS(
      Cohorts({.seed = 3, .stream = 16, .first = 0, .count = 3, .numbers = {1, 2}}, 2, 1),
      InternalError);
}

TEST_CASE("an assessment of years is the mean over its samples") {
  const auto years = ring_of_years(3);
  constexpr std::uint32_t kSamples = 100;
  double power = 0.0, steps = 0.0;
  for (std::uint32_t s = 0; s < kSamples; ++s) {
    const Totals total = alone(years[s % 3], s);
    power += total.power / kSamples;
    steps += total.steps / double{kSamples};
  }
  const Options options{.samples = kSamples, .seed = 3, .threads = 2, .initial_charge = 0.5};
  const Result found = assess(years, options);
  CHECK(found.system.eue.value == doctest::Approx(power));
  CHECK(found.system.lole.value == doctest::Approx(steps));
  double energy = 0.0;  // of 100 samples the first year has 34
  for (std::size_t k = 0; k < 3; ++k) energy += (k == 0 ? 0.34 : 0.33) * load_energy(years[k]);
  CHECK(found.system.neue.value == doctest::Approx(1e6 * power / energy));
  const Result one = assess(std::vector{years[1]}, options);
  CHECK(one.system.eue.value == assess(years[1], options).system.eue.value);
}
