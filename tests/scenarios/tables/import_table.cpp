#include "scenarios/tables/import_table.hpp"

#include <doctest/doctest.h>

#include <algorithm>

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
