#include "scenarios/tables/hour_column.hpp"

#include <doctest/doctest.h>

#include "tests/scenarios/problems_of.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;

TEST_CASE("the begin of an hour, by any clock") {
  const grid::Hour noon = grid::to_hour({2022, 12, 24}) + 12;
  CHECK(hour_of_text("2022-12-24T12:00Z") == noon);
  CHECK(hour_of_text("2022-12-24T12:00:00Z") == noon);
  CHECK(hour_of_text("2022-12-24T06:00-06:00") == noon);
  for (const char* text : {"2022-12-24T12:30Z", "2022-12-24T12:00:01Z", "noon", ""}) {
    CAPTURE(text);
    CHECK_FALSE(hour_of_text(text));
  }
}

TEST_CASE("a field that is no begin of an hour is told with its place") {
  Problems problems;
  const CsvTable table("hour\n2022-12-24T12:00Z\n2022-12-24T12:15Z\n", problems.add_source("t"),
                       "data.t", problems);
  CHECK(hour_of_row(table, 0, "hour") == grid::to_hour({2022, 12, 24}) + 12);
  CHECK(problems.count() == 0);
  CHECK_FALSE(hour_of_row(table, 1, "hour"));
  REQUIRE(problems.count() == 1);
  CHECK(problems_of(problems).front().line == 3);
  CHECK(problems_of(problems).front().message.find("2022-12-24T12:15Z") != std::string::npos);
}

TEST_CASE("hour column: the text of an hour is read as that hour") {
  const auto hour = hour_of_text("2022-12-24T07:00-05:00");
  REQUIRE(hour);
  CHECK(text_of_hour(*hour) == "2022-12-24T12:00Z");
  CHECK(hour_of_text(text_of_hour(*hour)) == hour);
}
