#include "grid/core/day_type.hpp"

#include <doctest/doctest.h>

#include "grid/core/calendar.hpp"

using namespace gigaload::grid;

TEST_CASE("days before and after 1970 have the weekday of the calendar") {
  CHECK(weekday_of(0) == 4);  // a Thursday
  CHECK(weekday_of(-4) == 0);
  CHECK(weekday_of(day_of(to_hour({2026, 11, 30}))) == 1);
}

TEST_CASE("Saturday and Sunday are of one type, the others of another") {
  const std::int64_t monday = day_of(to_hour({2026, 11, 30}));
  for (const std::int64_t week : {0, -3000}) {
    for (std::int64_t day = 0; day < 7; ++day) {
      CHECK(day_type(monday + 7 * week + day) == (day < 5 ? 0 : 1));
    }
  }
}
