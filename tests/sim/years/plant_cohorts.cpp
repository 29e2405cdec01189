#include "sim/years/plant_cohorts.hpp"

#include <doctest/doctest.h>

#include "tests/sim/years_scenario.hpp"

using namespace gigaload;
using namespace gigaload::sim;

TEST_CASE("plant cohorts: additions of one date are one, with their shares by place") {
  Scenario s = years_scenario();
  const Hour later = s.begin + 1000;
  const auto add = [&](std::size_t region, std::size_t technology, Hour announced, double mw) {
    s.additions.push_back({.region = RegionIndex(region),
                           .technology = TechnologyIndex(technology),
                           .announced = announced,
                           .capacity_mw = mw});
  };
  add(1, 0, later, 30.0);
  add(0, 1, s.begin, 50.0);
  add(2, 1, later, 10.0);
  add(0, 0, s.begin + 1, 0.0);  // nothing moves
  const auto cohorts = plant_cohorts(s);
  REQUIRE(cohorts.size() == 2);
  CHECK(cohorts[0].phase.announced == s.begin);
  CHECK(cohorts[0].phase.capacity_mw == 50.0);
  CHECK(cohorts[1].phase.announced == later);
  CHECK(cohorts[1].phase.capacity_mw == 40.0);
  using Part = std::vector<std::pair<std::size_t, double>>;
  CHECK(cohorts[0].part == Part{{1, 1.0}});
  CHECK(cohorts[1].part == Part{{2, 0.75}, {5, 0.25}});
}

TEST_CASE("plant cohorts: what is under construction begins there, beside what is announced") {
  Scenario s = years_scenario();
  for (const bool under_construction : {true, false}) {
    s.additions.push_back({.region = RegionIndex(1),
                           .technology = TechnologyIndex(0),
                           .announced = s.begin,
                           .capacity_mw = under_construction ? 20.0 : 30.0,
                           .under_construction = under_construction});
  }
  const auto cohorts = plant_cohorts(s);
  REQUIRE(cohorts.size() == 2);
  CHECK(cohorts[0].phase.capacity_mw == 30.0);
  CHECK(cohorts[0].phase.share_pre_development == 1.0);
  CHECK(cohorts[0].phase.share_construction == 0.0);
  CHECK(cohorts[1].phase.capacity_mw == 20.0);
  CHECK(cohorts[1].phase.share_pre_development == 0.0);
  CHECK(cohorts[1].phase.share_construction == 1.0);
}
