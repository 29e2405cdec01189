#include "tools/commands/headroom.hpp"

#include <doctest/doctest.h>

#include "tests/tools/parsed.hpp"

using namespace gigaload::tools;

TEST_CASE("headroom of a person's own files") {
  const auto asked =
      parsed<HeadroomCommand>({"a.csv", "b.csv", "--region", "PJM", "--limit", "1%", "--json"});
  REQUIRE(asked);
  CHECK(asked->demand == std::vector<std::filesystem::path>{"a.csv", "b.csv"});
  CHECK(asked->region == "PJM");
  CHECK(asked->limit == "1%");
  CHECK(asked->json);
  CHECK_FALSE(parsed<HeadroomCommand>({"a.csv"}));
  CHECK_FALSE(parsed<HeadroomCommand>({"--region", "PJM"}));
}
