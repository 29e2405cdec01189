#include "scenarios/measured/clock_reading.hpp"

#include <doctest/doctest.h>

using namespace gigaload::scenarios;

namespace {

constexpr std::int64_t k31Jan2024_s = 1706659200;

std::int64_t local_s(const char* text, DateOrder order = DateOrder::month_first) {
  const auto reading = parse_clock(text, order);
  return reading ? reading->local_s - k31Jan2024_s : -1;
}

}  // namespace

TEST_CASE("clock readings: dates as tables write them") {
  for (const char* text :
       {"2024-01-31", "2024/1/31", "20240131", "1/31/2024", "01/31/24", "01-31-2024", "31.01.2024",
        "31.1.24", "31-Jan-24", "31-JAN-2024", "31JAN2024", "31/Jan/2024", " 2024-01-31 "}) {
    CAPTURE(text);
    CHECK(local_s(text) == 0);
    CHECK_FALSE(parse_clock(text)->has_time);
  }
  CHECK(local_s("31/01/2024", DateOrder::day_first) == 0);
  CHECK(local_s("31.01.2024", DateOrder::day_first) == 0);
  CHECK(local_s("2024-01-31", DateOrder::day_first) == 0);
  CHECK(order_of_dates({"01/02/2024", "13/02/2024"}) == DateOrder::day_first);
  CHECK(order_of_dates({"01/02/2024", "02/13/2024"}) == DateOrder::month_first);
  CHECK(order_of_dates({"2024-01-31", "20.02.2024", "x"}) == DateOrder::month_first);
}

TEST_CASE("clock readings: times of the day") {
  for (const char* text :
       {"2024-01-31T13:05", "2024-01-31 13:05:00", "1/31/2024 1:05 PM", "01/31/2024 01:05:00 PM",
        "1/31/2024 1:05:00pm", "2024-01-31T13:05:00.000", "31-Jan-24  13:05"}) {
    CAPTURE(text);
    CHECK(local_s(text) == 13 * 3600 + 300);
  }
  CHECK(local_s("1/31/2024 12:00:00 AM") == 0);
  CHECK(local_s("1/31/2024 12:00:00 PM") == 12 * 3600);
  CHECK(local_s("1/31/2024 24:00") == 24 * 3600);
  CHECK(parse_clock("1/31/2024 24:00")->ends_day);
  CHECK_FALSE(parse_clock("1/31/2024 00:00")->ends_day);
}

TEST_CASE("clock readings: days of a workbook") {
  CHECK(local_s("45322") == 0);
  CHECK_FALSE(parse_clock("45322")->has_time);
  CHECK(local_s("45322.0416666667") == 3600);
  CHECK(local_s("45322.958333333336") == 23 * 3600);
  CHECK_FALSE(parse_clock("5322.5"));
  CHECK_FALSE(parse_clock("453220.5"));
}

TEST_CASE("clock readings: zones") {
  const auto offset_h = [](const char* text) {
    const auto reading = parse_clock(text);
    REQUIRE(reading);
    return reading->offset_s ? static_cast<double>(*reading->offset_s) / 3600.0 : 99.0;
  };
  CHECK(offset_h("2024-01-31T00:00Z") == 0.0);
  CHECK(offset_h("2024-01-31T00:00:00+0000") == 0.0);
  CHECK(offset_h("2024-01-31T00:00:00-00:00") == 0.0);
  CHECK(offset_h("2024-11-03 01:00:00-04:00") == -4.0);
  CHECK(offset_h("2024-01-31 00:00:00.5 +0530") == 5.5);
  CHECK(offset_h("2024-01-31 00:00+01") == 1.0);
  CHECK(offset_h("1/31/2024 1:00 PM EST") == -5.0);
  CHECK(offset_h("31.01.2024 00:00 (CET)") == 1.0);
  CHECK(offset_h("11/03/2024 02:00 DST") == 99.0);
  CHECK(offset_h("2024-01-31T00:00") == 99.0);
  CHECK(zone_offset_s("EDT") == -4 * 3600);
  CHECK_FALSE(zone_offset_s("XYZ"));
}

TEST_CASE("clock readings: the first of two ends of an interval") {
  const auto reading = parse_clock("31.01.2024 23:00 - 01.02.2024 00:00");
  REQUIRE(reading);
  CHECK(reading->begins_interval);
  CHECK(reading->local_s == k31Jan2024_s + 23 * 3600);
}

TEST_CASE("what is no clock reading") {
  for (const char* text : {"",
                           " ",
                           "noon",
                           "2024",
                           "2024-02-30",
                           "13/31/2024",
                           "2024-01-31T",
                           "2024-01-31 25:00",
                           "2024-01-31 24:01",
                           "2024-01-31 12:60",
                           "2024-01-31 1",
                           "2024-01-31 13:00 PM",
                           "2024-01-31T00:00+99",
                           "2024-01-31T00:00 noon",
                           "2024-01-31 - noon",
                           "1/31/202",
                           "31-Foo-24",
                           "2024-01-31T00:00:",
                           "1.31.2024",
                           "999999999999-01-01"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_clock(text));
  }
  CHECK_FALSE(parse_clock(std::string(100000, '-')));
}
