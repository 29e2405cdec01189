#include "tools/commands/show.hpp"

#include <doctest/doctest.h>

#include "tests/tools/parsed.hpp"

using namespace gigaload::tools;

TEST_CASE("show needs a scenario, or what it prints instead") {
  CHECK(parsed<ShowCommand>({"s"})->scenario.scenario == "s");
  CHECK(parsed<ShowCommand>({"--schema"})->schema);
  CHECK(parsed<ShowCommand>({"--keys"})->keys);
  CHECK_FALSE(parsed<ShowCommand>({}));
  CHECK_FALSE(parsed<ShowCommand>({"s", "--keys"}));
  CHECK_FALSE(parsed<ShowCommand>({"--schema", "s"}));
  CHECK_FALSE(parsed<ShowCommand>({"--schema", "--keys"}));
}
