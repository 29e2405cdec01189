#include "tools/commands/compare.hpp"

#include <doctest/doctest.h>

#include "tests/tools/parsed.hpp"

using namespace gigaload::tools;

TEST_CASE("compare takes two results") {
  const auto asked = parsed<CompareCommand>({"a.h5", "b.h5", "--year", "2031", "--csv"});
  REQUIRE(asked);
  CHECK(asked->a == "a.h5");
  CHECK(asked->b == "b.h5");
  CHECK(asked->year == 2031);
  CHECK(asked->csv);
  CHECK_FALSE(asked->json);
  CHECK_FALSE(parsed<CompareCommand>({"a.h5"}));
  CHECK_FALSE(parsed<CompareCommand>({"a.h5", "b.h5", "c.h5"}));
  CHECK_FALSE(parsed<CompareCommand>({"a.h5", "b.h5", "--csv", "--json"}));
}
