#include "scenarios/measured/year_of_air.hpp"

#include <doctest/doctest.h>

#include <array>

using namespace gigaload::scenarios;

namespace {

constexpr std::array kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

/// Puts `months` months on end, the first of which is `first_month`; a row's dry bulb is its month
/// and day, 1231. Returns the first fault.
std::string put(YearOfAir& year, int first_month, int months, bool leap,
                int last_day_of_year = 31) {
  unsigned line = 9;
  for (int i = 0; i < months; ++i) {
    const int month = (first_month - 1 + i) % 12 + 1;
    int days = kDays[static_cast<std::size_t>(month - 1)];
    if (month == 2 && leap) ++days;
    if (month == 12) days = last_day_of_year;
    for (int day = 1; day <= days; ++day) {
      for (int hour = 1; hour <= 24; ++hour) {
        const double dry_bulb = 100.0 * month + day;
        auto fault = year.put(month, day, hour, {dry_bulb, dry_bulb, 1e5, line++});
        if (!fault.empty()) return fault;
      }
    }
  }
  return {};
}

}  // namespace

TEST_CASE("year of air: any month may be the first") {
  for (int first = 1; first <= 12; ++first) {
    for (const bool leap : {false, true}) {
      CAPTURE(first);
      CAPTURE(leap);
      YearOfAir year;
      CHECK(year.is_empty());
      CHECK(put(year, first, 12, leap) == "");
      CHECK_FALSE(year.is_empty());
      std::vector<std::string> notices;
      const auto rows = std::move(year).finish("x.epw", notices);
      REQUIRE(rows.size() == 8760);
      CHECK(rows.front().dry_bulb_c == 101.0);
      CHECK(rows[58 * 24].dry_bulb_c == 228.0);
      CHECK(rows[59 * 24].dry_bulb_c == 301.0);
      CHECK(rows.back().dry_bulb_c == 1231.0);
      CHECK(notices.size() == (first > 1 ? 1U : 0U) + (leap ? 1U : 0U));
    }
  }
  YearOfAir july;
  (void)put(july, 7, 12, true);
  std::vector<std::string> notices;
  (void)std::move(july).finish("x.epw", notices);
  CHECK(notices[0].starts_with("x.epw:9: its year begins with 7/1; it is turned"));
  CHECK(notices[1].starts_with("x.epw: the 24 h of 29 February are left out"));
}

TEST_CASE("year of air: a leap year of 8,760 hours has its last day twice") {
  YearOfAir year;
  CHECK(put(year, 1, 12, true, 30) == "");
  std::vector<std::string> notices;
  const auto rows = std::move(year).finish("x.epw", notices);
  CHECK(rows.back().dry_bulb_c == 1230.0);
  REQUIRE(notices.size() == 2);
  CHECK(notices[1].find("ends with 30 December") != std::string::npos);
  YearOfAir common;  // in a common year the day is missing
  (void)put(common, 1, 12, false, 30);
  CHECK(std::move(common).finish("x.epw", notices).back().line == 0);
}

TEST_CASE("year of air: hours that come twice or late") {
  YearOfAir more;
  CHECK(put(more, 7, 13, false).starts_with("hour 1 of 7/1 a second time, first in line 9"));
  YearOfAir late;
  const AirRow row{1.0, 1.0, 1e5, 9};
  CHECK(late.put(3, 1, 1, row) == "");
  CHECK(late.put(3, 1, 3, row) == "");
  CHECK(late.put(3, 1, 2, row) == "hour 2 of 3/1 stands behind a later one");
}
