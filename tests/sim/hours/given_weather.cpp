#include "sim/hours/given_weather.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <vector>

#include "grid/adequacy/sampling/monte_carlo.hpp"
#include "sim/studies/system_of_year.hpp"
#include "sim/studies/year_study.hpp"
#include "tests/sim/frames_of.hpp"
#include "tests/sim/given_scenario.hpp"

using namespace gigaload;
using namespace gigaload::sim;

namespace {

constexpr std::size_t kYears = 3, kSamples = 40;  // one year has a sample more

/// The two weeks in another weather: other loads, inflows, capacities of the plants that follow it,
/// and outage rates.
adequacy::SystemModel in_weather(std::size_t year) {
  adequacy::SystemModel system = two_weeks(true);
  const auto change = [&](adequacy::Series& series, double by, double most) {
    std::vector<double> values;
    for (std::size_t t = 0; t < system.steps; ++t) {
      const double other = std::sin(0.05 * static_cast<double>(t * (year + 1)));
      values.push_back(std::min(most, series[t] * (1.0 + by * static_cast<double>(year) * other)));
    }
    series = adequacy::Series(std::move(values));
  };
  constexpr double kAny = 1e9;
  for (auto& region : system.regions) change(region.load, 0.15, kAny);
  for (auto& unit : system.generators) {
    if (!unit.capacity.constant()) change(unit.capacity, 0.3, kAny);
    change(unit.chain.failure, 0.4, 0.9);
  }
  for (auto& lake : system.generator_storages) change(lake.inflow, 0.5, kAny);
  return system;
}

/// The balance has the second year; samples have all in turn.
Scenario with_years() {
  Scenario s = scenario_of(in_weather(1));
  for (std::size_t year = 0; year < kYears; ++year) {
    s.weather_systems.push_back(
        year == 1 ? s.given_system
                  : std::make_shared<const adequacy::SystemModel>(in_weather(year)));
  }
  s.ensemble.samples = kSamples;
  s.ensemble.sampled_weather = true;
  s.campuses = {campus_of(0, 4.0), campus_of(2, 4.0, Contract::curtailable)};
  return s;
}

/// A scenario of one of the years alone.
Scenario of_year(std::size_t year) {
  Scenario s = with_years();
  s.given_system = s.weather_systems[year];
  s.weather_systems.clear();
  return s;
}

std::vector<std::uint32_t> samples_of(std::size_t year) {
  std::vector<std::uint32_t> numbers;
  for (std::uint32_t s = 0; s < kSamples; ++s) {
    if (s % kYears == year) numbers.push_back(s);
  }
  return numbers;
}

YearAdequacy assess(const Scenario& s, std::vector<std::uint32_t> numbers, std::size_t count) {
  const YearStudy study(s, 2025);
  return study.assess({.samples = count,
                       .sampled_weather = s.ensemble.sampled_weather,
                       .quantiles = {},
                       .threads = 2,
                       .numbers = std::move(numbers)},
                      {});
}

constexpr std::array kMeans = {&adequacy::Metrics::lolh, &adequacy::Metrics::eue,
                               &adequacy::Metrics::event_days, &adequacy::Metrics::events};

}  // namespace

TEST_CASE("samples with years in turn are the samples of the years alone, by their numbers") {
  std::vector<YearAdequacy> alone;
  for (std::size_t year = 0; year < kYears; ++year) {
    const auto numbers = samples_of(year);
    alone.push_back(assess(of_year(year), numbers, numbers.size()));
  }
  const YearAdequacy all = assess(with_years(), {}, kSamples);
  const auto frames = frames_of(with_years(), 2);
  const YearAdequacy& of_run = *frames.back().adequacy;
  for (std::size_t area = 0; area < all.areas.size(); ++area) {
    CAPTURE(area);
    for (const adequacy::MetricMember metric : kMeans) {
      double mean = 0.0;
      for (std::size_t year = 0; year < kYears; ++year) {
        const double share = static_cast<double>(samples_of(year).size()) / kSamples;
        mean += share * (alone[year].areas[area].*metric).value;
      }
      CHECK(mean > 0.0);
      CHECK((all.areas[area].*metric).value == doctest::Approx(mean).epsilon(1e-9));
      CHECK((of_run.areas[area].*metric).value == doctest::Approx(mean).epsilon(1e-9));
    }
  }
  // the years differ, and so do those of the balance alone
  CHECK(alone[0].areas[0].eue.value != doctest::Approx(alone[1].areas[0].eue.value).epsilon(0.01));
  Scenario fixed = with_years();
  fixed.ensemble.sampled_weather = false;
  CHECK(assess(fixed, {}, kSamples).areas[0].eue.value ==
        assess(of_year(1), {}, kSamples).areas[0].eue.value);
}

TEST_CASE("the assessment of the systems of the years is that of the run, within their errors") {
  Scenario s = with_years();
  s.ensemble.samples = 400;
  const auto systems = systems_of_samples(YearStudy(s, 2025));
  REQUIRE(systems.size() == kYears);
  const auto assessed = adequacy::assess(systems, {.samples = 400, .threads = 2});
  const YearAdequacy run = *frames_of(s, 2).back().adequacy;
  const auto within = [](const adequacy::Estimate& a, const adequacy::Estimate& b) {
    CHECK(b.value > 0.0);
    CHECK(std::abs(a.value - b.value) < 4.0 * std::hypot(a.standard_error, b.standard_error));
  };
  within(assessed.system.lolh, run.areas[0].lolh);
  within(assessed.system.eue, run.areas[0].eue);
  for (std::size_t r = 0; r < 3; ++r) within(assessed.regions[r].eue, run.areas[2 + r].eue);
  CHECK(systems_of_samples(YearStudy(of_year(0), 2025)).empty());
}

TEST_CASE("the same bits for any number of threads and after a run was taken up, by years too") {
  const Scenario s = with_years();
  const auto one = frames_of(s, 1), more = frames_of(s, 8);
  REQUIRE(one.size() == 4);
  const ResumePoint resume = resume_after(one, 2);
  const auto rest = frames_of(s, 3, &resume);
  for (const char* name : {"shortfall", "lolp", "shortfall_quantile", "campus_curtailed"}) {
    CAPTURE(name);
    for (std::size_t e = 0; e < 4; ++e) {
      CHECK(one[e].hourly[name].values() == more[e].hourly[name].values());
    }
    for (std::size_t e = 0; e < 2; ++e) {
      CHECK(one[2 + e].hourly[name].values() == rest[e].hourly[name].values());
    }
  }
  const auto eue = [](const std::vector<Frame>& frames) {
    return frames.back().adequacy->areas[0].eue.value;
  };
  CHECK(eue(one) == eue(more));
  CHECK(eue(one) == eue(rest));
}

TEST_CASE("what campuses draw comes on top of each year's load") {
  const Scenario s = with_years();
  const YearStudy study(s, 2025);
  const GivenWeather given(study.scenario(), true);
  REQUIRE(given.years() == kYears);
  for (std::size_t year = 0; year < kYears; ++year) {
    const auto& windows = study.windows();
    std::vector<double> mw(3 * windows[0].states.size(), 0.0);
    for (std::size_t i = 0; i < mw.size(); ++i) {
      const std::size_t r = i / windows[0].states.size(), h = i % windows[0].states.size();
      mw[i] = windows[0].states[h].regions[r].grid_load_mw();
    }
    given.add_load_difference(year, windows[0].begin, windows[0].states, mw);
    for (const std::size_t hour : {0, 17, 99}) {
      for (std::size_t r = 0; r < 3; ++r) {
        const double campus_mw = r == 1 ? 0.0 : 4.0;
        CHECK(mw[r * windows[0].states.size() + hour] ==
              doctest::Approx(s.weather_systems[year]->regions[r].load[hour] + campus_mw));
      }
    }
  }
  CHECK(GivenWeather(study.scenario(), false).years() == 1);
}
