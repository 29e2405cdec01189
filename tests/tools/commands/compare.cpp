#include "tools/commands/compare.hpp"

#include <doctest/doctest.h>

#include "tests/tools/parsed.hpp"

using namespace gigaload::tools;

TEST_CASE("compare takes a result and those to compare with it") {
  const auto asked = parsed<CompareCommand>({"a.h5", "b.h5", "--year", "2031", "--csv"});
  REQUIRE(asked);
  CHECK(asked->a == "a.h5");
  CHECK(asked->b == std::vector<std::filesystem::path>{"b.h5"});
  CHECK(asked->year == 2031);
  CHECK(asked->csv);
  CHECK_FALSE(asked->json);
  CHECK_FALSE(parsed<CompareCommand>({"a.h5"}));
  CHECK(parsed<CompareCommand>({"a.h5", "b.h5", "c.h5"})->b.size() == 2);
  CHECK_FALSE(parsed<CompareCommand>({"a.h5", "b.h5", "--csv", "--json"}));
}
