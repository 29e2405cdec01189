#include "tools/commands/campus_cost.hpp"

#include <doctest/doctest.h>

#include "tests/tools/parsed.hpp"

using namespace gigaload::tools;

TEST_CASE("what campuses cost in a year") {
  const auto asked =
      parsed<CampusCostCommand>({"us-33gw", "--year", "2030", "--set", "ensemble.weather=fixed",
                                 "--samples", "40", "--threads", "2", "--json"});
  REQUIRE(asked);
  CHECK(asked->scenario == "us-33gw");
  CHECK(asked->year == 2030);
  CHECK(asked->sets == std::vector<std::string>{"ensemble.weather=fixed"});
  CHECK(asked->samples == 40);
  CHECK(asked->threads == 2);
  CHECK(asked->json);
}

TEST_CASE("what campuses cost, asked for in the wrong way") {
  CHECK_FALSE(parsed<CampusCostCommand>({"us-33gw"}));
  CHECK_FALSE(parsed<CampusCostCommand>({"--year", "2030"}));
  CHECK_FALSE(parsed<CampusCostCommand>({"us-33gw", "--year", "soon"}));
  CHECK_FALSE(parsed<CampusCostCommand>({"us-33gw", "--year", "2030", "--samples", "1"}));
  CHECK_FALSE(parsed<CampusCostCommand>({"us-33gw", "--year", "2030", "--without-campuses"}));
}
