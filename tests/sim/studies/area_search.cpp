#include "sim/studies/area_search.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <functional>

using namespace gigaload::sim;

namespace {

using Stage = AreaSearch::Stage;
using Days = std::vector<std::vector<ShortDay>>;  // [area]

/// Areas whose days are told by a function: what a sample's areas lack of their own, less what they
/// get from each other.
struct World {
  std::uint32_t samples = 0;
  /// Returns what the areas miss on the one day of a sample, with so much capacity.
  std::function<std::vector<double>(std::uint32_t sample, const std::vector<double>& mw)> missing;

  [[nodiscard]] Days days(const std::vector<std::uint32_t>& numbers, const std::vector<double>& mw,
                          std::size_t areas) const {
    Days found(areas);
    for (std::uint32_t place = 0; place < numbers.size(); ++place) {
      const auto missing_mw = missing(numbers[place], mw);
      for (std::size_t i = 0; i < areas; ++i) {
        if (missing_mw[i] > 0.0) found[i].push_back({.sample = place, .most_mw = missing_mw[i]});
      }
    }
    return found;
  }
  [[nodiscard]] Days of_all(const std::vector<double>& mw) const {
    std::vector<std::uint32_t> numbers(samples);
    for (std::uint32_t s = 0; s < samples; ++s) numbers[s] = s;
    return days(numbers, mw, mw.size());
  }
};

/// Runs a search to its end; returns the sample-years that it took.
double run(AreaSearch& search, const World& world) {
  double done = 0.0;
  for (int trial = 0; trial < 200 && !search.is_over(); ++trial) {
    const auto mw = search.perfect_mw();
    done += static_cast<double>(search.samples().size());
    search.take(world.days(search.samples(), mw, mw.size()));
  }
  REQUIRE(search.is_over());
  return done;
}

AreaSearch::Wanted area(const char* name, double mean_mw, double days) {
  return {.name = name, .mean_mw = mean_mw, .days = days};
}

/// Returns a number of [0, 1) that depends on both in no simple way.
double drawn(std::uint32_t sample, std::size_t area) {
  const double x = std::sin(12.9898 * (sample + 1.0) + 78.233 * (static_cast<double>(area) + 1.0));
  return std::abs(std::fmod(x * 43758.5453, 1.0));
}

/// Six areas that give each other all that they have: each lacks -1500 MW and more of an
/// exponential distribution's, and the pool's surplus is shared by what each lacks.
World pool(std::uint32_t samples, std::size_t areas) {
  const auto missing = [areas](std::uint32_t sample, const std::vector<double>& mw) {
    std::vector<double> lack(areas);
    double surplus = 0.0, all = 0.0;
    for (std::size_t i = 0; i < areas; ++i) {
      lack[i] = -1500.0 - 400.0 * std::log(1.0 - drawn(sample, i)) - mw[i];
      surplus += std::max(0.0, -lack[i]);
      all += std::max(0.0, lack[i]);
    }
    const double left = all > 0.0 ? 1.0 - std::min(1.0, surplus / all) : 0.0;
    for (double& each : lack) each = std::max(0.0, each) * left;
    return lack;
  };
  return {.samples = samples, .missing = missing};
}

}  // namespace

TEST_CASE("two areas alone need what the day after those allowed misses, in whole steps") {
  // sample s misses 997 - 10 s and 500 - 3 s MW; ten and twenty days are allowed
  const World world{.samples = 100, .missing = [](std::uint32_t s, const auto& mw) {
                      return std::vector{997.0 - 10.0 * s - mw[0], 500.0 - 3.0 * s - mw[1]};
                    }};
  AreaSearch search({area("A", 10'000.0, 0.1), area("B", 3'000.0, 0.2)}, 100);
  CHECK(search.step_mw(0) == 10.0);
  CHECK(search.step_mw(1) == 2.0);
  run(search, world);
  REQUIRE(search.stage() == Stage::done);
  CHECK(search.perfect_mw() == std::vector{900.0, 440.0});
  CHECK(search.failures().empty());
  CHECK(search.sample_years_left() == 0.0);
}

TEST_CASE("capacity is taken from an area that is never short as it is") {
  const World world{.samples = 100, .missing = [](std::uint32_t s, const auto& mw) {
                      return std::vector{-3003.0 - 10.0 * s - mw[0]};
                    }};
  AreaSearch search({area("A", 10'000.0, 0.1)}, 100);
  run(search, world);
  REQUIRE(search.stage() == Stage::done);
  CHECK(search.perfect_mw() == std::vector{-3100.0});  // of the eleventh: -3103
}

TEST_CASE("areas of one pool get their days together, by little work") {
  constexpr std::size_t kAreas = 6;
  constexpr std::uint32_t kSamples = 1000;
  const World world = pool(kSamples, kAreas);
  std::vector<AreaSearch::Wanted> wanted;
  for (std::size_t i = 0; i < kAreas; ++i) wanted.push_back(area("", 5'000.0, 0.1));
  AreaSearch search(wanted, kSamples);
  const double done = run(search, world);
  REQUIRE(search.stage() == Stage::done);
  auto mw = search.perfect_mw();
  for (const auto& days : world.of_all(mw)) CHECK(days.size() <= 100);
  for (std::size_t i = 0; i < kAreas; ++i) mw[i] -= 2.0 * search.step_mw(i);
  for (const auto& days : world.of_all(mw)) CHECK(days.size() > 100);
  // bisection of one area after another, from one end to the other, all samples each time, twice
  // since they move each other
  const double trials = std::ceil(std::log2(2.0 * 5'000.0 / search.step_mw(0)));
  CHECK(done < 2.0 * kAreas * trials * kSamples / 10.0);
}

TEST_CASE("no area gets less than it may") {
  const World world{.samples = 50, .missing = [](std::uint32_t s, const auto& mw) {
                      return std::vector{-100.0 - s - mw[0], 205.0 - 10.0 * s - mw[1]};
                    }};
  AreaSearch search({{.name = "A", .mean_mw = 1'000.0, .days = 0.0, .least_mw = 0.0},
                     {.name = "B", .mean_mw = 1'000.0, .days = 0.0, .least_mw = 0.0}},
                    50);
  run(search, world);
  REQUIRE(search.stage() == Stage::done);
  CHECK(search.perfect_mw() == std::vector{0.0, 205.0});
}

TEST_CASE("days that are known by sample are those of the pilot too") {
  const World world{.samples = 100, .missing = [](std::uint32_t s, const auto& mw) {
                      return std::vector{s < 20 ? 500.0 - s - mw[0] : 0.0};
                    }};
  AreaSearch::Wanted wanted = area("A", 1'000.0, 0.1);
  wanted.of_samples.assign(100, 0.0);
  for (std::size_t s = 0; s < 10; ++s) wanted.of_samples[s] = 1.0;
  AreaSearch search({wanted}, 100);
  run(search, world);
  REQUIRE(search.stage() == Stage::done);
  CHECK(search.perfect_mw() == std::vector{490.0});
}

TEST_CASE("nothing to search is done at once") {
  AreaSearch search({}, 100);
  CHECK(search.stage() == Stage::done);
  CHECK(search.perfect_mw().empty());
}

TEST_CASE("an area whose days do not come from its own capacity is named, with the reason") {
  // A is short where B is, whatever A has; B is as it should be
  const World of_neighbour{.samples = 100, .missing = [](std::uint32_t s, const auto& mw) {
                             const double b = 997.0 - 10.0 * s - mw[1];
                             return std::vector{s < 50 ? 5.0 : 0.0, b};
                           }};
  AreaSearch search({area("A", 1'000.0, 0.1), area("B", 10'000.0, 0.1)}, 100);
  run(search, of_neighbour);
  REQUIRE(search.stage() == Stage::failed);
  REQUIRE(search.failures().size() == 1);
  CHECK(search.failures()[0].find("A: with 1000 MW of perfect capacity it has 0.5 d instead of "
                                  "0.1") == 0);
  CHECK(search.failures()[0].find("is added") != std::string::npos);

  const World imports{.samples = 100,
                      .missing = [](std::uint32_t, const auto&) { return std::vector{0.0}; }};
  AreaSearch never({area("C", 1'000.0, 0.1)}, 100);
  run(never, imports);
  REQUIRE(never.stage() == Stage::failed);
  REQUIRE(never.failures().size() == 1);
  CHECK(never.failures()[0].find("C: with -1000 MW of perfect capacity it has 0 d") == 0);
  CHECK(never.failures()[0].find("its plants and what it can import are enough") !=
        std::string::npos);
}
