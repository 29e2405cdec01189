#include "scenarios/measured/service_columns.hpp"

#include <doctest/doctest.h>

#include "tests/scenarios/problems_of.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;

TEST_CASE("dates of a device, open where a field is empty") {
  Problems problems;
  const std::string text =
      "name,in_service,out_of_service\nA,2029-01-01,2031-06-01\nB,,2030-01-01\nC,,\n"
      "D,soon,\nE,2030-01-01,2030-01-01\n";
  const CsvTable table(text, problems.add_source("t.csv", text), "t", problems);
  const auto both = service_of_row(table, 0);
  CHECK(both.begin == grid::to_hour({2029, 1, 1}));
  CHECK(both.end == grid::to_hour({2031, 6, 1}));
  CHECK(both.has(both.begin));
  CHECK_FALSE(both.has(both.end));
  CHECK(service_of_row(table, 1).has(-1));
  CHECK(service_of_row(table, 2).is_always());
  (void)service_of_row(table, 3);
  (void)service_of_row(table, 4);
  const auto found = problems_of(problems);
  REQUIRE(found.size() == 2);
  CHECK(found[0].line == 5);
  CHECK(found[0].column == 3);
  CHECK(found[1].line == 6);
  CHECK(found[1].message == "2030-01-01 is not after 2030-01-01");
}

TEST_CASE("a table without dates") {
  Problems problems;
  const CsvTable table("name\nA\n", problems.add_source("t.csv"), "t", problems);
  CHECK(service_of_row(table, 0).is_always());
}
