#include "tools/commands/info.hpp"

#include <doctest/doctest.h>

#include "tests/tools/parsed.hpp"

using namespace gigaload::tools;

TEST_CASE("info needs a file, or prints the variables instead") {
  CHECK(parsed<InfoCommand>({"r.h5"})->file == "r.h5");
  CHECK(parsed<InfoCommand>({"--variables"})->variables);
  CHECK_FALSE(parsed<InfoCommand>({}));
  CHECK_FALSE(parsed<InfoCommand>({"r.h5", "--variables"}));
}

TEST_CASE("info has a year and JSON for the campuses alone") {
  const auto asked = parsed<InfoCommand>({"r.h5", "--campuses", "--year", "2030", "--json"});
  REQUIRE(asked);
  CHECK(asked->campuses);
  CHECK(asked->year == 2030);
  CHECK(asked->json);
  CHECK_FALSE(parsed<InfoCommand>({"r.h5", "--campuses"})->json);
  CHECK_FALSE(parsed<InfoCommand>({"r.h5", "--json"}));
  CHECK_FALSE(parsed<InfoCommand>({"r.h5", "--year", "2030"}));
  CHECK_FALSE(parsed<InfoCommand>({"r.h5", "--campuses", "--year", "soon"}));
  CHECK_FALSE(parsed<InfoCommand>({"--campuses", "--variables"}));
  CHECK_FALSE(parsed<InfoCommand>({"--campuses"}));
}
