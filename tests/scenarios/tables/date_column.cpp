#include "scenarios/tables/date_column.hpp"

#include <doctest/doctest.h>

#include <string>

#include "tests/scenarios/problems_of.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;

namespace {
struct OneDate {
  explicit OneDate(const std::string& text)
      : table("from\n" + text + "\n", problems.add_source("t.csv"), "data.t", problems),
        hour(date_of_row(table, 0, "from")) {}
  Problems problems;
  CsvTable table;
  grid::Hour hour;
};
}  // namespace

TEST_CASE("a date of a table is its first hour") {
  const OneDate date("2026-05-01");
  CHECK(date.hour == grid::to_hour({2026, 5, 1}));
  CHECK(date.problems.count() == 0);
  CHECK(OneDate("2028-02-29").hour == grid::to_hour({2028, 2, 29}));
}

TEST_CASE("what is no date is told with what is wanted") {
  for (const char* text : {"2026-05", "2026-13-01", "2026-02-29", "1.5.2026", "2026-5-1",
                           "2026-05-0x", "0026-05-01"}) {
    CAPTURE(text);
    const OneDate date(text);
    REQUIRE(date.problems.count() == 1);
    CHECK(problems_of(date.problems).front().message.find("2026-05-01") != std::string::npos);
    CHECK(date.hour == 0);
  }
}
