#include "sim/studies/samples_needed.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "sim/scenario/areas.hpp"
#include "tests/sim/small_scenario.hpp"

using namespace gigaload;
using namespace gigaload::sim;

namespace {

/// Two weeks in which region A lives of one unit that stays in or out of service all the time: a
/// sample loses all or nothing, with the unit's forced outage rate.
Scenario of_one_unit(double forced_outage_rate) {
  Scenario s = small_scenario();
  s.end = s.begin + 336;
  s.campuses.clear();
  s.grid.interfaces.clear();
  s.grid.technologies[0].forced_outage_rate = forced_outage_rate;
  s.grid.technologies[0].mean_time_to_repair_h = 1e8;
  s.grid.fleet = {{RegionIndex(0), TechnologyIndex(0), {2024, 2025}, {5000, 5000}, 5000.0}};
  s.ensemble.samples = 50;
  s.ensemble.sampled_weather = false;
  return s;
}

std::size_t area_named(const Scenario& s, const char* name) {
  const auto areas = areas_of(s);
  return place_of(areas, AreaKind::region, name);
}

}  // namespace

TEST_CASE("of a unit that is out with a known probability it takes (1 - q) / (q e^2) samples") {
  constexpr double q = 0.2, e = 0.04;
  constexpr double expected = (1.0 - q) / (q * e * e);  // 2500
  Scenario s = of_one_unit(q);
  for (const Watched metric : {Watched::eue, Watched::lolh, Watched::event_days}) {
    s.ensemble.until =
        SampleStop{.metric = metric, .area = area_named(s, "A"), .relative_error = e};
    const auto samples = samples_needed(s, {}, 2);
    REQUIRE(samples.size() == 1);
    CHECK(samples[0] % 50 == 0);
    // the share of samples that are short is known to e, and so is the number to e / (1 - q)
    CHECK(std::abs(samples[0] - expected) < 3.0 * expected * e / (1.0 - q) + 100.0);
  }
}

TEST_CASE("the numbers of samples are the same for any number of threads, year by year") {
  Scenario s = of_one_unit(0.1);
  s.begin = grid::to_hour({2025, 12, 25});
  s.end = grid::to_hour({2026, 1, 8});
  s.ensemble.until =
      SampleStop{.area = area_named(s, "A"), .relative_error = 0.08, .at_most = 3000};
  const auto one = samples_needed(s, {}, 1);
  CHECK(one.size() == 2);
  CHECK(one == samples_needed(s, {}, 3));
}

TEST_CASE("what is never short, or not enough, ends at the most samples allowed") {
  Scenario s = of_one_unit(0.2);
  s.ensemble.until =
      SampleStop{.area = area_named(s, "A"), .relative_error = 0.001, .at_most = 1230};
  CHECK(samples_needed(s, {}, 2) == std::vector<std::uint32_t>{1230});
  // perfect capacity serves all of it
  s.ensemble.until->relative_error = 0.5;
  CHECK(samples_needed(s, {}, 2) == std::vector<std::uint32_t>{1000});
  CHECK(samples_needed(s, {9000.0, 0.0}, 2) == std::vector<std::uint32_t>{1230});
}

TEST_CASE("counting is told of, and gives up when it is told to") {
  Scenario s = of_one_unit(0.2);
  s.ensemble.until = SampleStop{.area = area_named(s, "A"), .relative_error = 0.04};
  double before = 0.0;
  const auto samples = samples_needed(s, {}, 2, [&](double done, double total) {
    CHECK(done >= before);
    CHECK(done <= total);
    before = done;
    return true;
  });
  REQUIRE(samples.size() == 1);
  CHECK(before == samples[0]);
  CHECK(samples_needed(s, {}, 2, [](double, double) { return false; }).empty());
}
