#include "tools/commands/stress.hpp"

#include <doctest/doctest.h>

#include "tests/tools/parsed.hpp"

using namespace gigaload::tools;

TEST_CASE("an event on the grid of a year") {
  const auto asked = parsed<StressCommand>({"us-33gw", "--event", "elliott", "--year", "2030",
                                            "--samples", "40", "--seed", "7", "--by", "state",
                                            "--without-campuses", "--json", "-o", "event.html"});
  REQUIRE(asked);
  CHECK(asked->scenario.scenario == "us-33gw");
  CHECK(asked->event == "elliott");
  CHECK(asked->year == 2030);
  CHECK(asked->samples == 40);
  CHECK(asked->scenario.seed == 7);
  CHECK(asked->by == "state");
  CHECK(asked->scenario.without_campuses);
  CHECK(asked->json);
  CHECK(asked->output == "event.html");
  const auto least = parsed<StressCommand>({"us-33gw", "--event", "uri", "--year", "2030"});
  REQUIRE(least);
  CHECK(least->samples == 200);
  CHECK(least->by == "area");
  CHECK_FALSE(least->json);
  CHECK_FALSE(least->output);
}

TEST_CASE("an event that is asked for in the wrong way") {
  CHECK_FALSE(parsed<StressCommand>({"us-33gw", "--year", "2030"}));
  CHECK_FALSE(parsed<StressCommand>({"us-33gw", "--event", "uri"}));
  CHECK_FALSE(parsed<StressCommand>({"us-33gw", "--event", "uri", "--year", "1234"}));
  CHECK_FALSE(
      parsed<StressCommand>({"us-33gw", "--event", "uri", "--year", "2030", "--samples", "1"}));
  CHECK_FALSE(
      parsed<StressCommand>({"us-33gw", "--event", "uri", "--year", "2030", "--by", "county"}));
}
