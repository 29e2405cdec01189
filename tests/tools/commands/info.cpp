#include "tools/commands/info.hpp"

#include <doctest/doctest.h>

#include "grid/core/error.hpp"
#include "tests/tools/parsed.hpp"

using namespace gigaload::tools;

TEST_CASE("info needs a file, or prints the variables instead") {
  CHECK(parsed<InfoCommand>({"r.h5"})->file == "r.h5");
  CHECK(parsed<InfoCommand>({"--variables"})->variables);
  CHECK_FALSE(parsed<InfoCommand>({}));
  CHECK_FALSE(parsed<InfoCommand>({"r.h5", "--variables"}));
}

TEST_CASE("info has a year and JSON for the campuses") {
  const auto asked = parsed<InfoCommand>({"r.h5", "--campuses", "--year", "2030", "--json"});
  REQUIRE(asked);
  CHECK(asked->campuses);
  CHECK(asked->year == 2030);
  CHECK(asked->json);
  CHECK_FALSE(parsed<InfoCommand>({"r.h5", "--campuses"})->json);
  CHECK_FALSE(parsed<InfoCommand>({"r.h5", "--campuses", "--year", "soon"}));
  CHECK_FALSE(parsed<InfoCommand>({"--campuses", "--variables"}));
  CHECK_FALSE(parsed<InfoCommand>({"--campuses"}));
}

TEST_CASE("info has tables, as text, CSV or JSON, of a year and a region") {
  const auto asked = parsed<InfoCommand>(
      {"r.h5", "--table", "adequacy", "--csv", "--year", "2030", "--region", "eastern"});
  REQUIRE(asked);
  CHECK(asked->table == "adequacy");
  CHECK(asked->csv);
  CHECK(asked->year == 2030);
  CHECK(asked->region == "eastern");
  CHECK(parsed<InfoCommand>({"r.h5", "--json"})->json);
  CHECK(parsed<InfoCommand>({"r.h5", "--csv"})->csv);
  CHECK_FALSE(parsed<InfoCommand>({"r.h5", "--csv", "--json"}));
  CHECK_FALSE(parsed<InfoCommand>({"r.h5", "--region", "VA"}));
  CHECK_FALSE(parsed<InfoCommand>({"r.h5", "--table", "years", "--campuses"}));
  CHECK_FALSE(parsed<InfoCommand>({"--variables", "--json"}));
}

TEST_CASE("a year is of campuses or a table, and campuses are no CSV") {
  const Command program{.name = "gigaload", .text = ""};
  const Call call{.words = {}, .program = program};
  const auto run = [&](std::vector<const char*> words) {
    (void)parsed<InfoCommand>(std::move(words))->run(call);
  };
  CHECK_THROWS_AS(run({"r.h5", "--year", "2030"}), gigaload::InputError);
  CHECK_THROWS_AS(run({"r.h5", "--campuses", "--csv"}), gigaload::InputError);
}
