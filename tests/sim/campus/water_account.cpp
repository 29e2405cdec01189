#include "sim/campus/water_account.hpp"

#include <doctest/doctest.h>

using namespace gigaload::sim;

TEST_CASE("an account gives the day's and the year's rest, whichever is less") {
  WaterAccount account({.per_day_m3 = 10.0, .per_year_m3 = 15.0});
  CHECK(account.left_m3(1, 2025) == 10.0);
  account.use(7.0);
  CHECK(account.left_m3(1, 2025) == doctest::Approx(3.0));
  account.use(3.0);
  CHECK(account.left_m3(2, 2025) == doctest::Approx(5.0));
  account.use(5.0);
  CHECK(account.left_m3(3, 2025) == 0.0);
  CHECK(account.left_m3(3, 2026) == 10.0);  // a new year in the course of a local day
}
