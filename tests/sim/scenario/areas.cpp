#include "sim/scenario/areas.hpp"

#include <doctest/doctest.h>

#include "tests/sim/small_scenario.hpp"

using namespace gigaload;
using namespace gigaload::sim;

TEST_CASE("areas are all, the interconnections and the regions, each with the regions in it") {
  Scenario s = small_scenario();
  s.grid.regions[1].interconnection = "two";
  REQUIRE(area_names(s) == std::vector<std::string>{"all", "one", "two", "A", "B"});
  CHECK(by_area(s, std::vector{3.0, 5.0}) == std::vector{8.0, 3.0, 5.0, 3.0, 5.0});
  const std::vector<std::vector<char>> inside = {{1, 1}, {1, 0}, {0, 1}, {1, 0}, {0, 1}};
  for (std::size_t area = 0; area < inside.size(); ++area) {
    CHECK(regions_of(s, std::vector{area}) == inside[area]);
  }
  CHECK(regions_of(s, std::vector<std::size_t>{1, 4}) == std::vector<char>{1, 1});
  CHECK(regions_of(s, {}) == std::vector<char>{0, 0});
}

TEST_CASE("planning areas and states of several regions lie between interconnections and regions") {
  Scenario s = small_scenario();
  s.grid.regions[0].planning_area = s.grid.regions[1].planning_area = "pool";
  s.grid.regions[0].state = s.grid.regions[1].state = "S";
  CHECK(area_names(s) == std::vector<std::string>{"all", "one", "pool", "S", "A", "B"});
  const std::vector<Area> areas = areas_of(s);
  CHECK(areas[2].kind == AreaKind::planning_area);
  CHECK(areas[3].kind == AreaKind::state);
  CHECK(areas[3].regions == std::vector{RegionIndex(0), RegionIndex(1)});
  CHECK(by_area(s, std::vector{3.0, 5.0}) == std::vector{8.0, 8.0, 8.0, 8.0, 3.0, 5.0});
  CHECK(regions_of(s, std::vector<std::size_t>{2}) == std::vector<char>{1, 1});
  CHECK(place_of(areas, AreaKind::region, "B") == 5);
  CHECK(place_of(areas, AreaKind::state, "B") == areas.size());
}

TEST_CASE("a state of one region is that region, and a region may be in no planning area") {
  Scenario s = small_scenario();
  s.grid.regions[0].state = "A";
  s.grid.regions[1].state = "B";
  s.grid.regions[1].planning_area = "pool";
  CHECK(area_names(s) == std::vector<std::string>{"all", "one", "pool", "A", "B"});
  CHECK(regions_of(s, std::vector<std::size_t>{2}) == std::vector<char>{0, 1});
  CHECK(word_of(areas_of(s)[2].kind) == "planning area");
}

TEST_CASE("rows by state are the states and the regions in none, where some state has several") {
  Scenario s = small_scenario();
  CHECK(state_rows(s).empty());
  CHECK(planning_area_rows(s).empty());
  s.grid.regions[0].state = "A";
  CHECK(state_rows(s).empty());  // each is one region
  s.grid.regions.push_back(s.grid.regions[1]);
  s.grid.regions.push_back(s.grid.regions[1]);
  s.grid.regions[1].state = s.grid.regions[3].state = "S";
  s.grid.regions[2].name = "C";
  s.grid.regions[3].name = "D";
  s.grid.regions[3].planning_area = "pool";
  const std::vector<Area> rows = state_rows(s);
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].name == "A");
  CHECK(rows[1].name == "S");
  CHECK(rows[1].regions == std::vector{RegionIndex(1), RegionIndex(3)});
  CHECK(rows[2].name == "C");  // in no state: by itself
  REQUIRE(planning_area_rows(s).size() == 1);
  CHECK(planning_area_rows(s)[0].regions == std::vector{RegionIndex(3)});
}
