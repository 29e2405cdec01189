#include "tools/commands/clear.hpp"

#include <doctest/doctest.h>

#include "tests/tools/parsed.hpp"

using namespace gigaload::tools;

TEST_CASE("a file of cases to clear") {
  const auto asked = parsed<ClearCommand>({"cases.json", "--json"});
  REQUIRE(asked);
  CHECK(asked->file == "cases.json");
  CHECK(asked->json);
  CHECK_FALSE(parsed<ClearCommand>({"cases.json"})->json);
  CHECK_FALSE(parsed<ClearCommand>({"--json"}));
  CHECK_FALSE(parsed<ClearCommand>({"cases.json", "more.json"}));
}
