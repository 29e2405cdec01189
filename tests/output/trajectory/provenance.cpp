#include "output/trajectory/provenance.hpp"

#include <doctest/doctest.h>

#include "grid/core/calendar.hpp"

namespace gigaload::output {

TEST_CASE("an hour is read as it is written, and nothing else") {
  for (const grid::Hour hour : {grid::to_hour({2025, 1, 1}), grid::to_hour({2024, 2, 29}) + 23,
                                grid::to_hour({1969, 12, 31}) + 5}) {
    CAPTURE(iso_time(hour));
    CHECK(hour_of_iso_time(iso_time(hour)) == hour);
  }
  CHECK(iso_time(grid::to_hour({2025, 1, 1}) + 7) == "2025-01-01T07:00:00Z");
  for (const char* text :
       {"", "at dawn", "2025-02-31T00:00:00Z", "2025-13-01T00:00:00Z", "2025-01-01T24:00:00Z",
        "2025-01-01T00:00:00Zgarbage", "2025-01-01T00:00:00", "2025-01-01T00:00:00.5Z",
        "2025-01-01T00:30:00Z", "2025-01-01T01:00:00+01:00", "1969-12-31T23:30:00Z",
        "99999999999-01-01T00:00:00Z", "2025-01-01T99999999999:00:00Z"}) {
    CAPTURE(text);
    CHECK_FALSE(hour_of_iso_time(text));
  }
}

}  // namespace gigaload::output
