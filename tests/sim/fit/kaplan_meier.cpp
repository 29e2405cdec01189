#include "sim/fit/kaplan_meier.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace gigaload::sim;

TEST_CASE("the share not there yet falls by those under observation") {
  const std::vector<Observation> seen = {
      {1.0, 0.0, 1.0, true}, {2.0, 0.0, 1.0, false}, {3.0, 0.0, 1.0, true}, {4.0, 2.5, 1.0, true}};
  const auto steps = kaplan_meier(seen);
  REQUIRE(steps.size() == 3);
  CHECK(steps[0].survival == doctest::Approx(2.0 / 3.0));        // of three, the fourth not seen
  CHECK(steps[1].survival == doctest::Approx(2.0 / 3.0 * 0.5));  // of two
  CHECK(steps[2].age_y == 4.0);
  CHECK(steps[2].survival == doctest::Approx(0.0));
}

TEST_CASE("the distance from a law is the largest on either side of a step") {
  const std::vector<SurvivalStep> steps = {{1.0, 0.5}};
  const double at = std::exp(-1.0);
  CHECK(largest_distance(steps, {1.0, 1.0}) == doctest::Approx(1.0 - at));
}
