#include "sim/swing/power_trace.hpp"

#include <doctest/doctest.h>

#include <vector>

#include "grid/core/error.hpp"

using namespace gigaload;
using namespace gigaload::sim;

TEST_CASE("times that are even but for their rounding are taken as they are") {
  std::vector<double> times, power;
  for (int i = 0; i < 100; ++i) {
    times.push_back(0.001 * static_cast<int>(1000.0 * i / 30.0));
    power.push_back(i % 7);
  }
  const EvenTrace even = even_trace(times, power);
  CHECK_FALSE(even.is_resampled);
  CHECK(even.all_gaps == 0);
  CHECK(even.trace.power_mw == power);
  CHECK(even.trace.step_s == doctest::Approx(1.0 / 30.0).epsilon(1e-3));
}

TEST_CASE("uneven times are resampled along straight lines, and gaps are told") {
  const std::vector<double> times = {10.0, 11.0, 12.0, 12.5, 13.0, 14.0, 18.0, 19.0, 20.0, 21.0};
  std::vector<double> power;
  for (const double time : times) power.push_back(3.0 * time);
  const EvenTrace even = even_trace(times, power);
  CHECK(even.is_resampled);
  CHECK(even.trace.step_s == 1.0);
  CHECK(even.shortest_s == 0.5);
  CHECK(even.longest_s == 4.0);
  REQUIRE(even.trace.power_mw.size() == 12);
  for (std::size_t i = 0; i < 12; ++i) {
    CHECK(even.trace.power_mw[i] == doctest::Approx(30.0 + 3.0 * static_cast<double>(i)));
  }
  REQUIRE(even.gaps.size() == 1);
  CHECK(even.gaps[0].row == 6);
  CHECK(even.gaps[0].at_s == 14.0);
  CHECK(even.gaps[0].length_s == 4.0);
}

TEST_CASE("of many gaps the longest are kept and all are counted") {
  std::vector<double> times, power;
  double time = 0.0;
  for (int i = 0; i < 200; ++i) {
    times.push_back(time);
    power.push_back(1.0);
    time += i % 20 == 19 ? 2.0 + i : 1.0;
  }
  const EvenTrace even = even_trace(times, power);
  CHECK(even.all_gaps == 9);
  REQUIRE(even.gaps.size() == EvenTrace::kMostGaps);
  CHECK(even.gaps.front().length_s == 181.0);
  CHECK(even.gaps.back().length_s == 101.0);
}

TEST_CASE("traces that are none are refused") {
  const std::vector<double> one = {1.0}, back = {1.0, 1.0};
  CHECK_THROWS_AS(even_trace(one, {1.0}), InputError);
  CHECK_THROWS_AS(even_trace(back, {1.0, 2.0}), InternalError);
  CHECK_THROWS_AS(even_trace(back, {1.0}), InternalError);
  const std::vector<double> far = {0.0, 1.0, 2.0, 1e12};
  CHECK_THROWS_WITH_AS(even_trace(far, {1.0, 1.0, 1.0, 1.0}), doctest::Contains("steps of 1 s"),
                       InputError);
}

TEST_CASE("steps in a time do not suffer from rounding") {
  CHECK(steps_in(5.0, 0.1) == 50);
  CHECK(steps_in(0.3, 0.1) == 3);
  CHECK(steps_in(4.99, 0.1) == 49);
  CHECK(steps_in(0.05, 0.1) == 0);
}
