#include "sim/years/building_times.hpp"

#include <doctest/doctest.h>

#include "grid/core/error.hpp"

using namespace gigaload;
using namespace gigaload::sim;
using doctest::Approx;

namespace {

StageTimes campus_times(int buildings, double first_power_y = 0.0, double construction_y = 2.82) {
  StageTimes t;
  t.construction_y = construction_y;
  t.buildings = buildings;
  t.first_power_y = first_power_y;
  return t;
}

}  // namespace

TEST_CASE("building times: one building has the time of its campus") {
  const auto one = building_times(campus_times(1), "a");
  REQUIRE(one.size() == 1);
  CHECK(one[0].construction_y == 2.82);
  CHECK(one[0].moves_with_construction == 1.0);
}

TEST_CASE("building times: equal steps from the first power on, with the campus's mean") {
  for (const int n : {2, 3, 4, 9}) {
    for (const double first : {0.0, 1.98}) {
      const auto found = building_times(campus_times(n, first), "a");
      REQUIRE(found.size() == static_cast<std::size_t>(n));
      CHECK(found[0].construction_y == Approx(first > 0.0 ? first : 2.82 / n));
      double sum = 0.0;
      for (const BuildingTime& building : found) sum += building.construction_y;
      CHECK(sum / n == Approx(2.82));
      const double step = found[1].construction_y - found[0].construction_y;
      CHECK(step > 0.0);
      for (std::size_t j = 1; j < found.size(); ++j) {
        CHECK(found[j].construction_y - found[j - 1].construction_y == Approx(step));
      }
    }
  }
}

TEST_CASE("building times: how they move with the campus's, against differences") {
  constexpr double kStep = 1e-4;
  for (const double first : {0.0, 1.98}) {
    const auto found = building_times(campus_times(4, first), "a");
    const auto more = building_times(campus_times(4, first, 2.82 + kStep), "a");
    const auto less = building_times(campus_times(4, first, 2.82 - kStep), "a");
    for (std::size_t j = 0; j < 4; ++j) {
      CHECK(found[j].moves_with_construction ==
            Approx((more[j].construction_y - less[j].construction_y) / (2 * kStep)).scale(1.0));
    }
  }
}

TEST_CASE("building times: what cannot be is refused with its owner's name") {
  for (const StageTimes& t : {campus_times(0), campus_times(-2), campus_times(1, 1.0),
                              campus_times(3, 2.82), campus_times(3, 4.0), campus_times(3, -1.0)}) {
    CHECK_THROWS_WITH_AS((void)building_times(t, "campus x"), doctest::Contains("campus x"),
                         InputError);
  }
}
