#include "grid/core/calendar.hpp"

#include <doctest/doctest.h>

#include <string>

#include "grid/core/error.hpp"

using namespace gigaload::grid;

TEST_CASE("calendar: dates and hours of both sides of 1970") {
  CHECK(to_hour({1970, 1, 1}) == 0);
  CHECK(to_hour({2025, 1, 1}) == 482136);  // 1735689600 s
  CHECK(to_hour({1969, 12, 31}) == -24);
  CHECK(to_date(-1) == Date{1969, 12, 31});
  CHECK(day_of(-1) == -1);
  CHECK(day_of(-24) == -1);
  CHECK(day_of(-25) == -2);
  CHECK(year_of(to_hour({2025, 1, 1}) - 1) == 2024);
  CHECK(to_string(Date{2025, 3, 9}) == "2025-03-09");
}

TEST_CASE("calendar: every day of 400 years comes back") {
  Date previous = to_date(to_hour({1899, 12, 31}));
  for (Hour hour = to_hour({1900, 1, 1}); hour < to_hour({2300, 1, 1}); hour += 24) {
    const Date date = to_date(hour + 23);
    REQUIRE(to_hour(date) == hour);
    REQUIRE(previous < date);
    previous = date;
  }
}

TEST_CASE("calendar: leap years by the Gregorian rule") {
  const auto days = [](int year) { return (start_of_year(year + 1) - start_of_year(year)) / 24; };
  CHECK(days(2024) == 366);
  CHECK(days(2025) == 365);
  CHECK(days(2000) == 366);
  CHECK(days(2100) == 365);
  CHECK(month_of_day(day_of(to_hour({2024, 2, 29}))) == 1);
}

TEST_CASE("calendar: local time in winter and summer") {
  const LocalClock clock("America/New_York", start_of_year(2025), start_of_year(2026));
  const LocalHour winter =
      clock.at(to_hour({2025, 1, 1}));  // Wednesday; still Tuesday evening there
  CHECK(winter.day == day_of(to_hour({2024, 12, 31})));
  CHECK(winter.month == 11);
  CHECK(winter.hour == 19);
  CHECK(winter.weekday == 2);
  CHECK(winter.day_type == 0);
  const LocalHour summer = clock.at(to_hour({2025, 7, 6}) + 12);  // a Sunday
  CHECK(summer.hour == 8);
  CHECK(summer.month == 6);
  CHECK(summer.weekday == 0);
  CHECK(summer.day_type == 1);
}

TEST_CASE("calendar: an hour is skipped in March and comes twice in November") {
  const LocalClock clock("America/Chicago", start_of_year(2025), start_of_year(2026));
  const Hour march = to_hour({2025, 3, 9}) + 8;  // 02:00 standard time
  CHECK(clock.at(march - 1).hour == 1);
  CHECK(clock.at(march).hour == 3);
  const Hour november = to_hour({2025, 11, 2}) + 6;  // 01:00 summer time
  CHECK(clock.at(november).hour == 1);
  CHECK(clock.at(november + 1).hour == 1);
  CHECK(clock.at(november + 2).hour == 2);
}

TEST_CASE("calendar: every local day of 12 years has 24 hours but for the changes") {
  const Hour begin = start_of_year(2025), end = start_of_year(2037);
  const LocalClock clock("America/Los_Angeles", begin, end);
  int short_days = 0, long_days = 0, hours = 0;
  std::int64_t day = clock.at(begin).day;
  for (Hour hour = begin; hour < end; ++hour) {
    const LocalHour local = clock.at(hour);
    if (local.day != day) {
      REQUIRE(local.day == day + 1);
      REQUIRE(local.hour == 0);
      short_days += hours == 23;
      long_days += hours == 25;
      hours = 0;
      day = local.day;
    }
    ++hours;
  }
  CHECK(short_days == 12);
  CHECK(long_days == 12);
}

TEST_CASE("calendar: a zone without changes, one of half hours, and hours outside the span") {
  const Hour begin = start_of_year(2025), end = start_of_year(2026);
  const LocalClock phoenix("America/Phoenix", begin, end);
  CHECK(phoenix.at(to_hour({2025, 7, 1})).hour == 17);
  const LocalClock kolkata("Asia/Kolkata", begin, end);
  CHECK(kolkata.at(to_hour({2025, 7, 1})).hour == 5);
  CHECK(phoenix.at(to_hour({1990, 7, 1})).hour == 17);
}

TEST_CASE("calendar: an unknown zone is the user's to mend, and named") {
  try {
    const LocalClock clock("America/Atlantis", 0, 24);
    FAIL("no exception");
  } catch (const gigaload::InputError& error) {
    CHECK(std::string(error.what()).find("America/Atlantis") != std::string::npos);
  }
}
