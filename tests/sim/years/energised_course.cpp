#include "sim/years/energised_course.hpp"

#include <doctest/doctest.h>

#include <vector>

using doctest::Approx;
using gigaload::sim::EnergisedCourse;
using gigaload::sim::EnergisedRamp;
using gigaload::sim::kNeverY;

TEST_CASE("energised course: ramps and steps add up, in any order") {
  // 30 MW over years 2 to 5, 40 at once in year 3, 20 over years 4 to 5
  const std::vector<EnergisedRamp> ramps = {{4.0, 5.0, 20.0}, {3.0, 3.0, 40.0}, {2.0, 5.0, 30.0}};
  const EnergisedCourse course(ramps);
  const std::vector<std::vector<double>> known = {{1.0, 0.0},  {2.0, 0.0},  {2.5, 5.0},
                                                  {3.0, 50.0}, {3.5, 55.0}, {4.5, 75.0},
                                                  {5.0, 90.0}, {99.0, 90.0}};
  for (const auto& row : known) CHECK(course.mw(row[0]) == Approx(row[1]).epsilon(1e-12));
  CHECK(course.begin_y() == 2.0);
  CHECK(course.reached_y(5.0) == Approx(2.5));
  CHECK(course.reached_y(10.0) == Approx(3.0));
  CHECK(course.reached_y(49.0) == 3.0);  // within the step
  CHECK(course.reached_y(75.0) == Approx(4.5));
  CHECK(course.reached_y(89.999) == Approx(5.0).epsilon(1e-3));
  CHECK(course.reached_y(91.0) > 1e6);  // never, but for what rounding leaves of a rate
}

TEST_CASE("energised course: one after the other, as a queue has them") {
  const std::vector<EnergisedRamp> ramps = {{0.0, 3.0, 300.0}, {3.0, 5.0, 200.0}};
  const EnergisedCourse course(ramps);
  CHECK(course.mw(3.0) == Approx(300.0));
  CHECK(course.mw(4.0) == Approx(400.0));
  CHECK(course.reached_y(450.0) == Approx(4.5));
}

TEST_CASE("energised course: of nothing") {
  const EnergisedCourse course({});
  CHECK(course.mw(10.0) == 0.0);
  CHECK(course.begin_y() == kNeverY);
  CHECK(course.reached_y(1.0) == kNeverY);
}
