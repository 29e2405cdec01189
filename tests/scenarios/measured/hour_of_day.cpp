#include "scenarios/measured/hour_of_day.hpp"

#include <doctest/doctest.h>

using namespace gigaload::scenarios;

TEST_CASE("hours of the day as columns write them") {
  for (const char* text : {"1", "01", "HE1", "HE01", "HE 01", "01:00", "1:00:00", "1.0", " 1 "}) {
    CAPTURE(text);
    const auto hour = parse_hour_of_day(text);
    REQUIRE(hour);
    CHECK(hour->hour == 1);
    CHECK_FALSE(hour->is_repeated);
  }
  CHECK(parse_hour_of_day("0")->hour == 0);
  CHECK(parse_hour_of_day("24:00")->hour == 24);
  CHECK(parse_hour_of_day("25")->hour == 25);
  for (const char* text : {"02X", "2*"}) {
    CHECK(parse_hour_of_day(text)->hour == 2);
    CHECK(parse_hour_of_day(text)->is_repeated);
  }
  for (const char* text : {"", "x", "-1", "26", "1:30", "1.5", "HE", "99999999999"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_hour_of_day(text));
  }
}
