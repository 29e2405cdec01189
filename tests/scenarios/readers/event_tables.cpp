#include "scenarios/readers/event_tables.hpp"

#include <doctest/doctest.h>

#include <string>

#include "tests/scenarios/problems_of.hpp"
#include "tests/scenarios/sample_grid.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;

namespace {

constexpr grid::Hour kBegin = 447246;  // 2021-01-08T06:00Z

std::vector<grid::Region> two_zones() {
  std::vector<grid::Region> regions(2);
  regions[0].name = "TX_E";
  regions[1].name = "TX_W";
  for (grid::Region& region : regions) {
    region.interconnection = "ercot";
    region.state = "TX";
    region.planning_area = "ERCOT";
  }
  return regions;
}

/// Knows zones of another grid, too.
RegionNames names_with_others() {
  RegionNames names({"TX_E", "TX_W", "NY_UP", "NY_LI"}, {"TX_E", "TX_W"}, {},
                    {"TX", "TX", "NY", "NY"});
  names.know_areas({{"ERCOT", {}}, {"NYISO", {}}}, {{"ercot", {}}, {"eastern", {}}});
  return names;
}

std::vector<Problem> problems_of_table(const std::string& text, SeriesLimits limits = kEventMw) {
  const TestFolder folder;
  Problems problems;
  (void)read_event_table(folder.write("t.csv", text), kBegin, kBegin + 2, limits,
                         names_with_others(), two_zones(), problems);
  return problems_of(problems);
}

}  // namespace

TEST_CASE("two hours of two zones") {
  CHECK(grid::to_date(kBegin) == grid::Date{2021, 1, 8});
  CHECK(
      problems_of_table("time,TX_E,TX_W\n2021-01-08T06:00Z,1,2\n2021-01-08T07:00Z,3,4\n").empty());
  // other clocks are read, too
  CHECK(problems_of_table("time,TX\n2021-01-08T00:00-06:00,1\n2021-01-08T01:00-06:00,3\n").empty());
}

TEST_CASE("what is wrong with a table has its place") {
  struct Case {
    const char* text;
    unsigned line;
    const char* part;
  };
  const Case cases[] = {
      {"time,TX\n", 0, "no hours"},
      {"hour,TX\n2021-01-08T06:00Z,1\n", 0, "time"},
      {"time\n2021-01-08T06:00Z\n2021-01-08T07:00Z\n", 0, "no column beside"},
      {"time,TX\n2021-01-08T06:00Z,1\n", 2, "ends here"},
      {"time,TX\n2021-01-08T07:00Z,1\n", 2, "2021-01-08T06:00Z is the hour"},
      {"time,TX\n2021-01-08T06:00Z,1\n2021-01-08T06:00Z,1\n", 3, "T07:00Z"},
      {"time,TX\n2021-01-08T06:00Z,1\n2021-01-08T07:00Z,1\n2021-01-08T08:00Z,1\n", 4,
       "ends before"},
      {"time,TX\nnoon,1\n", 2, "noon"},
      {"time,TX\n2021-01-08T06:30Z,1\n", 2, "begin of an hour"},
      {"time,TX\n2021-01-08T06:00Z,-5\n2021-01-08T07:00Z,1\n", 2, "-5"},
      {"time,TVA\n2021-01-08T06:00Z,5\n2021-01-08T07:00Z,1\n", 1, "TVA"},
      {"time,all\n2021-01-08T06:00Z,5\n2021-01-08T07:00Z,1\n", 1, "all"},
      {"time,TX,TX_W\n2021-01-08T06:00Z,5,1\n2021-01-08T07:00Z,1,1\n", 1, "already"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.text);
    const auto found = problems_of_table(each.text);
    REQUIRE_FALSE(found.empty());
    CHECK(found.front().message.find(each.part) != std::string::npos);
    if (each.line > 0) CHECK(found.front().line == each.line);
  }
  CHECK_FALSE(
      problems_of_table("time,TX\n2021-01-08T06:00Z,12\n2021-01-08T07:00Z,1\n", kEventPerUnit)
          .empty());
  CHECK_FALSE(
      problems_of_table("time,TX\n2021-01-08T06:00Z,99\n2021-01-08T07:00Z,1\n", kEventDryBulb)
          .empty());
}

TEST_CASE("the hours of a table by itself") {
  const TestFolder folder;
  Problems problems;
  const auto hours = hours_of_table(
      folder.write("t.csv", "time,TX\n2021-01-08T06:00Z,1\n2021-01-08T07:00Z,1\n"), problems);
  CHECK(hours.first == kBegin);
  CHECK(hours.second == kBegin + 2);
  CHECK(problems.count() == 0);
  (void)hours_of_table(
      folder.write("gap.csv", "time,TX\n2021-01-08T06:00Z,1\n2021-01-08T08:00Z,1\n"), problems);
  CHECK(problems.count() == 1);
}

TEST_CASE("columns of regions, states, areas and grids that are left out are passed over") {
  for (const char* name : {"NY_UP", "NY", "NYISO", "eastern"}) {
    CAPTURE(name);
    const TestFolder folder;
    Problems problems;
    const auto file = folder.write("t.csv", "time,TX," + std::string(name) +
                                                "\n2021-01-08T06:00Z,1,2\n2021-01-08T07:00Z,3,4\n");
    const auto read = read_event_table(file, kBegin, kBegin + 2, kEventMw, names_with_others(),
                                       two_zones(), problems);
    CHECK(problems.count() == 0);
    REQUIRE(read.size() == 1);
    CHECK(read[0].name == "TX");
  }
}
