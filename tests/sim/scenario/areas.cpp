#include "sim/scenario/areas.hpp"

#include <doctest/doctest.h>

#include "tests/sim/small_scenario.hpp"

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

TEST_CASE("what has imports of its own: the interconnections, then the regions") {
  Scenario s = small_scenario();
  s.grid.regions.push_back({"C", "", "two", "UTC"});
  const auto groups = named_regions(s.grid.regions);
  using gigaload::RegionIndex;
  REQUIRE(groups.size() == 5);
  CHECK(groups[0].name == "one");
  CHECK(groups[0].regions == std::vector<RegionIndex>{RegionIndex(0), RegionIndex(1)});
  CHECK(groups[1].name == "two");
  CHECK(groups[3].name == "B");
  CHECK(groups[3].regions == std::vector<RegionIndex>{RegionIndex(1)});
}
