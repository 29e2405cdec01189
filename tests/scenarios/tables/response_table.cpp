#include "scenarios/tables/response_table.hpp"

#include <doctest/doctest.h>

#include "tests/scenarios/sample_grid.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;

namespace {
struct ResponseRead {
  explicit ResponseRead(const char* rows, sim::DemandResponse rules = {})
      : response(std::move(rules)) {
    const TestFolder folder;
    write_sample_grid(folder);
    if (rows != nullptr) {
      folder.write("data/demand_response.csv",
                   std::string("region,summer_mw,winter_mw,source\n") + rows);
    }
    Problems problems;
    DataFolder data(folder.path() / "data", problems);
    const GridTables grid = read_grid(data, {}, problems);
    read_demand_response(data, grid, response);
    faults = problems.count();
  }
  sim::DemandResponse response;
  std::size_t faults = 0;
};
}  // namespace

TEST_CASE("demand response by region and season, scaled") {
  const ResponseRead read("AA,100,70,sample\nCC,40,0,sample\nBB,0,0,sample\n", {.scale = 0.5});
  CHECK(read.faults == 0);
  REQUIRE(read.response.regions.size() == 2);
  CHECK(read.response.regions[0].region == RegionIndex(0));
  CHECK(read.response.regions[0].of_month(6) == 50.0);
  CHECK(read.response.regions[0].of_month(3) == 50.0);
  CHECK(read.response.regions[0].of_month(2) == 35.0);
  CHECK(read.response.regions[0].of_month(9) == 35.0);
  CHECK(read.response.regions[1].of_month(11) == 0.0);
}

TEST_CASE("no demand response where it is off or a folder has no table") {
  CHECK(ResponseRead("AA,100,70,sample\n", {.enabled = false}).response.regions.empty());
  const ResponseRead none(nullptr);
  CHECK(none.response.regions.empty());
  CHECK(none.faults == 0);
}

TEST_CASE("a second row of a region and less than nothing are told") {
  CHECK(ResponseRead("AA,100,70,sample\nAA,1,1,sample\n").faults == 1);
  CHECK(ResponseRead("AA,-1,70,sample\n").faults == 1);
}
