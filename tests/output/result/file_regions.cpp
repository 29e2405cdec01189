#include "output/result/file_regions.hpp"

#include <doctest/doctest.h>

#include "sim/scenario/areas.hpp"
#include "tests/output/small_run.hpp"

namespace gigaload::output {

TEST_CASE("the regions of a file nest as those of its scenario") {
  const TemporaryFolder folder;
  const auto s = nested(small_scenario());
  write_whole(s, folder / "zones.h5");
  const auto regions = regions_of(ResultFile(folder / "zones.h5"));
  REQUIRE(regions.size() == 2);
  CHECK(regions[1].name == "VA_W");
  CHECK(regions[1].title == "Virginia: west");
  CHECK(regions[1].interconnection == "eastern");
  CHECK(regions[1].state == "VA");
  CHECK(regions[0].planning_area == "north");
  const auto areas = sim::areas_of(regions);
  REQUIRE(areas.size() == sim::areas_of(s).size());
  for (std::size_t a = 0; a < areas.size(); ++a) {
    CHECK(areas[a].name == sim::areas_of(s)[a].name);
    CHECK(areas[a].regions == sim::areas_of(s)[a].regions);
  }
  write_whole(small_scenario(), folder / "plain.h5");
  CHECK(sim::state_rows(regions_of(ResultFile(folder / "plain.h5"))).empty());
}

}  // namespace gigaload::output
