#include "grid/core/month_days.hpp"

#include <doctest/doctest.h>

#include "grid/core/calendar.hpp"
#include "grid/core/hours_of_year.hpp"

using namespace gigaload::grid;

TEST_CASE("the days of months add up to those of a common and of a leap year") {
  int days = 0;
  for (int month = 1; month <= 12; ++month) {
    CAPTURE(month);
    const Hour begin = to_hour({2025, static_cast<unsigned>(month), 1});
    CHECK(days_before_month(month) == (begin - start_of_year(2025)) / 24);
    days += most_days_of_month(month);
  }
  CHECK(days * 24 == kHoursOfLeapYear);
  CHECK(most_days_of_month(2) == 29);
}
