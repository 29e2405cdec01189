#include "scenarios/measured/hour_of_day.hpp"

#include <doctest/doctest.h>

using namespace gigaload::scenarios;

TEST_CASE("hours of the day as columns write them") {
  for (const char* text : {"1", "01", "HE1", "HE01", "HE 01", "01:00", "1:00:00", "1.0", " 1 "}) {
    CAPTURE(text);
    CHECK(parse_hour_of_day(text) == 1);
  }
  CHECK(parse_hour_of_day("0") == 0);
  CHECK(parse_hour_of_day("24:00") == 24);
  CHECK(parse_hour_of_day("25") == 25);
  for (const char* text : {"02X", "2*"}) {
    CHECK(parse_hour_of_day(text) == 2);
  }
  for (const char* text : {"", "x", "-1", "26", "1:30", "1.5", "HE", "99999999999"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_hour_of_day(text));
  }
}
