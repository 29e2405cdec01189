#include "grid/weather/area_scores.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "tests/grid/small_system.hpp"

using namespace gigaload::grid;

TEST_CASE("scores of an area's regions: their mean is what is known, the rest is their own") {
  constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
  System system = system_of(4, {});
  for (const std::size_t r : {0U, 1U}) system.regions[r].planning_area = "one";
  const RegionMatrix correlation = {1.0, 0.6, 0.3, 0.0, 0.6, 1.0, 0.2, 0.0,
                                    0.3, 0.2, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0};
  const AreaScores areas(system, correlation);
  std::vector<double> z = {0.4, -1.1, 0.7, 0.2};
  const std::vector<double> drawn = z;
  areas.put(std::vector{kNone, kNone, kNone, kNone}, z);
  CHECK(z == drawn);
  areas.put(std::vector{-2.0, -2.0, kNone, 1.5}, z);
  CHECK((z[0] + z[1]) / std::sqrt(3.2) == doctest::Approx(-2.0));
  CHECK(z[0] - z[1] == doctest::Approx(drawn[0] - drawn[1]));  // alike linked to their mean
  CHECK(z[2] == drawn[2]);
  CHECK(z[3] == doctest::Approx(1.5));  // alone in its area
}
