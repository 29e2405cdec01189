#include "scenarios/measured/civil_seconds.hpp"

#include <doctest/doctest.h>

using namespace gigaload::scenarios;

TEST_CASE("civil seconds: hours and days begin at the same second before 1970 and after") {
  CHECK(hour_of(0) == 0);
  CHECK(hour_of(3599) == 0);
  CHECK(hour_of(3600) == 1);
  CHECK(hour_of(-1) == -1);
  CHECK(hour_of(-3600) == -1);
  CHECK(hour_of(-3601) == -2);
  CHECK(day_of(86399) == 0);
  CHECK(day_of(-1) == -1);
  CHECK(day_of(-86400) == -1);
}
