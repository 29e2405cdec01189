#include "scenarios/measured/hourly_rows.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

using namespace gigaload::scenarios;

namespace {

StepTimes times_at(const std::vector<std::int64_t>& minutes) {
  StepTimes times;
  for (const std::int64_t minute : minutes) {
    times.rows.push_back(times.rows.size());
    times.begin.push_back({minute * 60, 0});
  }
  return times;
}

}  // namespace

TEST_CASE("hourly rows: hours stay as they are") {
  const auto rows = hourly_rows(times_at({0, 60, 120}), {1, 2, 3}, false);
  CHECK(rows.mw == std::vector<double>{1, 2, 3});
  CHECK(rows.row == std::vector<std::size_t>{0, 1, 2});
  CHECK(rows.readings_per_hour == 1.0);
  CHECK(hourly_rows(times_at({0, 0, 60}), {1, 2, 3}, false).mw.size() == 3);  // told by the caller
}

TEST_CASE("hourly rows: parts of a region are added, in whatever order they stand") {
  const auto rows = hourly_rows(times_at({0, 60, 120, 0, 60, 120}), {1, 2, 3, 10, 20, 30}, true);
  CHECK(rows.mw == std::vector<double>{11, 22, 33});
  CHECK(rows.row == std::vector<std::size_t>{0, 1, 2});
}

TEST_CASE("hourly rows: an hour in which a part of the region is missing is no smaller sum") {
  const auto rows = hourly_rows(times_at({0, 60, 120, 0, 120}), {1, 2, 3, 10, 30}, true);
  CHECK(rows.mw[0] == 11);
  CHECK(std::isnan(rows.mw[1]));
  CHECK(rows.mw[2] == 33);
  REQUIRE(rows.incomplete.size() == 1);
  CHECK(rows.incomplete[0].row == 1);
  CHECK(rows.incomplete[0].rows == 1);
  CHECK(rows.incomplete[0].usual == 2);
}

TEST_CASE("hourly rows: an hour of which most readings are missing is missing") {
  const auto rows = hourly_rows(times_at({0, 15, 30, 45, 60, 120, 135, 150, 180, 195, 210, 225}),
                                {1, 2, 3, 4, 10, 6, 7, 8, 1, 1, 1, 1}, false);
  CHECK(rows.mw[0] == 2.5);
  CHECK(std::isnan(rows.mw[1]));
  CHECK(rows.mw[2] == 7.0);  // three of four
  REQUIRE(rows.incomplete.size() == 1);
  CHECK(rows.incomplete[0].row == 4);
  CHECK(rows.incomplete[0].usual == 4);
}

TEST_CASE("hourly rows: shorter steps are averaged, also uneven ones") {
  const auto rows = hourly_rows(times_at({0, 15, 30, 45, 60, 75, 80, 90, 105}),
                                {1, 2, 3, 4, 10, 10, 10, 10, 10}, false);
  CHECK(rows.mw == std::vector<double>{2.5, 10});
  CHECK(rows.begin[1].local_s == 3600);
  CHECK(rows.readings_per_hour == 4.5);
  constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
  CHECK(std::isnan(hourly_rows(times_at({0, 15, 30, 45}), {1, kNone, 3, 4}, false).mw[0]));
}
