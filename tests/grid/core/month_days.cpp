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

TEST_CASE("the mean days of months are those of 400 years") {
  double mean_days = 0.0;
  for (int month = 1; month <= 12; ++month) {
    CAPTURE(month);
    const double mean = kMeanDaysOfMonth.at(static_cast<std::size_t>(month - 1));
    CHECK(mean == doctest::Approx(month == 2 ? 28.0 + 97.0 / 400.0 : most_days_of_month(month)));
    mean_days += mean;
  }
  CHECK(mean_days == doctest::Approx(kMeanDaysOfYear));
  CHECK((start_of_year(2400) - start_of_year(2000)) / 24 ==
        static_cast<Hour>(400.0 * kMeanDaysOfYear + 0.5));
}
