#include "tools/commands/init.hpp"

#include <doctest/doctest.h>

#include "grid/core/error.hpp"
#include "tests/tools/parsed.hpp"

using namespace gigaload;
using namespace gigaload::tools;

TEST_CASE("a folder to begin with, of a grid of one's own or of a part of another") {
  CHECK(parsed<InitCommand>({"mine", "--own"})->own);
  const auto part =
      parsed<InitCommand>({"mine", "--from", "us-33gw", "--regions", "VA,NC", "--neighbours"});
  REQUIRE(part);
  CHECK(part->from == "us-33gw");
  CHECK(part->regions == "VA,NC");
  CHECK(part->neighbours);
  CHECK_FALSE(parsed<InitCommand>({"--own"}));
  CHECK_FALSE(parsed<InitCommand>({"mine", "--from", "us-33gw"}));
  CHECK_FALSE(parsed<InitCommand>({"mine", "--regions", "VA"}));
  CHECK_FALSE(parsed<InitCommand>({"mine", "--own", "--from", "us-33gw", "--regions", "VA"}));
}

TEST_CASE("what init is to begin with has to be said, and regions to be names") {
  const Command program{.name = "gigaload", .text = ""};
  const Call call{.words = {}, .program = program};
  InitCommand asked;
  asked.folder = "mine";
  CHECK_THROWS_WITH_AS((void)asked.run(call), doctest::Contains("--own"), InputError);
  asked.from = "us-33gw";
  for (const char* regions : {"", ",", "VA,,NC", "VA, "}) {
    CAPTURE(regions);
    asked.regions = regions;
    CHECK_THROWS_WITH_AS((void)asked.run(call), doctest::Contains("--regions"), InputError);
  }
}
