#include "grid/core/time_stamp.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace gigaload::grid;

TEST_CASE("time stamps with and without seconds and zone") {
  constexpr std::int64_t k2024 = 1704067200;
  for (const char* text :
       {"2024-01-01T00:00", "2024-01-01 00:00", "2024-01-01T00:00:00", "2024-01-01T00:00:00.000",
        "2024-01-01T00:00:00Z", "2024-01-01T00:00+00:00", "2024-01-01T00:00:00.5+00:00"}) {
    CAPTURE(text);
    const auto stamp = parse_time_stamp(text);
    REQUIRE(stamp);
    CHECK(stamp->local_s == k2024);
    CHECK(stamp->offset_s == 0);
  }
  const auto west = parse_time_stamp("2024-01-01T00:00:00-05:30");
  REQUIRE(west);
  CHECK(west->local_s == k2024);
  CHECK(west->offset_s == -19800);
  CHECK(west->utc_s() == k2024 + 19800);
}

TEST_CASE("a time stamp comes back as it was written") {
  for (const char* text : {"2024-02-29T23:05:09-05:00", "1969-12-31T00:00:00+10:30"}) {
    const auto stamp = parse_time_stamp(text);
    REQUIRE(stamp);
    CHECK(to_string(*stamp) == text);
  }
}

TEST_CASE("what is no time stamp") {
  for (const char* text : {"",
                           "2024",
                           "2024-01-01",
                           "2024-02-30T00:00",
                           "2024-01-01T25:00",
                           "2024-01-01T00:00 noon",
                           "01/02/2024 00:00",
                           "2024-01-01T00:00+99x",
                           "-024-01-29T00:00:00Z",
                           "+2024-01-29T00:00",
                           "24-01-29T00:00",
                           "20240-01-29T00:00",
                           "2024-01-01T00:00+24:00",
                           "2024-01-01T00:00-99:00",
                           "2024-01-01T00:00:05-",
                           "2024-01-01T00:00:05-:",
                           "2024-01-01T00:00+",
                           "2024-01-01T00:00:05-:00",
                           "2024-01-31T13:00:05-.5:00",
                           "2024-01-01T00:00:05+-5:00"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_time_stamp(text));
  }
  CHECK_FALSE(parse_time_stamp(std::string("2044-01-31T3:00:05-\0\0\0", 22)));
}
