#include "scenarios/tables/import_table.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/scenarios/problems_of.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;

namespace {

std::vector<grid::Region> three_regions() {
  std::vector<grid::Region> regions(3);
  regions[0].name = "VA_DOM";
  regions[1].name = "VA_PJM";
  regions[2].name = "NC";
  regions[0].state = regions[1].state = "VA";
  regions[0].planning_area = regions[1].planning_area = "PJM";
  regions[2].planning_area = "Carolinas";
  return regions;
}

/// What is wrong with rows of VA_DOM, under columns of years and seasons.
std::vector<Problem> faults(const std::string& rows) {
  Problems problems;
  const CsvTable table("name,members,year,season,mw\n" + rows, problems.add_source("t"), "data.t",
                       problems);
  (void)read_import_table(table, three_regions(), true);
  return problems_of(problems);
}

}  // namespace

TEST_CASE("a limit is of regions, of those of a state and of those of a planning area") {
  Problems problems;
  const CsvTable table(
      "name,members,mw,source\nDominion,VA_DOM,6598,x\nstate,VA,7000,x\nwide,PJM Carolinas,9,x\n"
      "pool,PJM,11800,x\n",
      problems.add_source("t"), "data.t", problems);
  const auto limits = read_import_table(table, three_regions(), true);
  CHECK(problems.count() == 0);
  REQUIRE(limits.size() == 3);
  CHECK(limits[0].regions == std::vector<RegionIndex>{RegionIndex(0)});
  CHECK(limits[0].mw == 6598.0);
  CHECK(limits[1].regions == std::vector<RegionIndex>{RegionIndex(0), RegionIndex(1)});
  CHECK(limits[2].name == "pool");  // nothing comes to all regions
}

TEST_CASE("a member that is nothing is told, but not in a run that leaves regions out") {
  Problems problems;
  const CsvTable table("name,members,mw,source\na,VA_DOM PMJ,10,x\nb,NY,-5,x\n",
                       problems.add_source("t"), "data.t", problems);
  CHECK(read_import_table(table, three_regions(), false).size() == 1);
  CHECK(problems.count() == 1);  // a limit below zero
  (void)read_import_table(table, three_regions(), true);
  const auto told = problems_of(problems);
  CHECK(std::ranges::any_of(told, [](const Problem& problem) {
    return problem.message == "\"PMJ\" is no region, state or planning area of regions.csv";
  }));
}

TEST_CASE("rows of one name are one limit by delivery year and season") {
  Problems problems;
  const CsvTable table(
      "name,members,year,season,mw\nDom,VA_DOM,2027,,6598\nDom,VA_DOM,2024,,5164\n"
      "mixed,NC,2025,,9\nmixed,NC,2026,winter,3\nmixed,NC,2026,summer,1\nmixed,NC,2026,fall,2\n"
      "mixed,NC,2026,spring,4\nseasons,VA_PJM,,summer,1\nseasons,VA_PJM,,fall,2\n"
      "seasons,VA_PJM,,winter,3\nseasons,VA_PJM,,spring,4\nplain,VA,,,8\n",
      problems.add_source("t"), "data.t", problems);
  const auto limits = read_import_table(table, three_regions(), true);
  CHECK(problems.count() == 0);
  REQUIRE(limits.size() == 4);
  CHECK(limits[0].regions == std::vector<RegionIndex>{RegionIndex(0)});
  CHECK(limits[0].mw == 5164.0);  // the least
  CHECK(limits[0].in_month(2027, 4) == 5164.0);
  CHECK(limits[0].in_month(2027, 5) == 6598.0);
  CHECK(limits[0].in_month(2036, 0) == 6598.0);
  CHECK(limits[0].in_month(2020, 0) == 5164.0);
  CHECK(limits[0].by_year.size() == 4);  // years between are as the one before
  CHECK(limits[1].in_month(2026, 4) == 9.0);
  CHECK(limits[1].in_month(2026, 5) == 1.0);
  CHECK(limits[1].in_month(2027, 0) == 3.0);
  CHECK(limits[2].in_month(1999, 8) == 2.0);
  CHECK(limits[2].in_month(2050, 2) == 4.0);
  CHECK(limits[3].by_year.empty());
  CHECK(limits[3].in_month(2050, 2) == 8.0);
}

TEST_CASE("two rows for the same months are told at the second") {
  for (const char* const rows :
       {"D,VA_DOM,2027,,1\nD,VA_DOM,2027,,2\n", "D,VA_DOM,,,1\nD,VA_DOM,2027,,2\n",
        "D,VA_DOM,2027,,1\nD,VA_DOM,2027,fall,2\n", "D,VA_DOM,,fall,1\nD,VA_DOM,2027,,2\n"}) {
    CAPTURE(rows);
    const auto told = faults(rows);
    REQUIRE(told.size() == 1);
    CHECK(told[0].line == 3);
    CHECK(told[0].key == "data.t.name");
    CHECK(told[0].message ==
          "line 2 has a limit of D for the same months: a name has one row, or one for each year "
          "and season, and then none for all of them");
  }
}

TEST_CASE("a year with some of the seasons, other members and words that are none are told") {
  auto told = faults("D,VA_DOM,2027,summer,1\nD,VA_DOM,2027,winter,2\nD,VA_DOM,2028,,2\n");
  REQUIRE(told.size() == 1);
  CHECK(told[0].line == 2);
  CHECK(told[0].key == "data.t.season");
  CHECK(told[0].message ==
        "D has no row for fall, spring of 2027: a year has one row for all seasons, or one for "
        "each of summer, fall, winter, spring");
  told = faults("D,VA_DOM,2027,,1\nD,NC,2028,,2\n");
  REQUIRE(told.size() == 1);
  CHECK(told[0].message == "D has other members in line 2: rows of one name are of one group");
  told = faults("D,VA_DOM,2027,autumn,1\n");
  REQUIRE(told.size() == 1);
  CHECK(told[0].message ==
        "one of summer, fall, winter, spring is wanted, or nothing for all of them, not "
        "\"autumn\"");
  told = faults("D,VA_DOM,27,,1\n");
  REQUIRE(told.size() == 1);
  CHECK(told[0].key == "data.t.year");
}
