#include "tools/commands/host.hpp"

#include <doctest/doctest.h>

#include "tests/tools/parsed.hpp"

using namespace gigaload::tools;

TEST_CASE("hosting in a region and year") {
  const auto asked = parsed<HostCommand>({"virginia", "--region", "VA", "--year", "2030",
                                          "--criterion", "eue=100MWh", "--curtailable-share",
                                          "0.25", "--samples", "40", "--within", "1 GW", "--json"});
  REQUIRE(asked);
  CHECK(asked->scenario.scenario == "virginia");
  CHECK(asked->region == "VA");
  CHECK(asked->year == 2030);
  CHECK(asked->criterion == "eue=100MWh");
  CHECK(asked->curtailable_share == 0.25);
  CHECK(asked->samples == 40);
  CHECK(asked->within == "1 GW");
  CHECK(asked->most == "100 GW");
  CHECK(asked->json);
}

TEST_CASE("hosting that is asked for in the wrong way") {
  CHECK_FALSE(parsed<HostCommand>({"virginia", "--year", "2030"}));
  CHECK_FALSE(parsed<HostCommand>({"virginia", "--region", "VA"}));
  CHECK_FALSE(parsed<HostCommand>({"virginia", "--region", "VA", "--year", "soon"}));
  CHECK_FALSE(parsed<HostCommand>(
      {"virginia", "--region", "VA", "--year", "2030", "--curtailable-share", "2"}));
  CHECK_FALSE(
      parsed<HostCommand>({"virginia", "--region", "VA", "--year", "2030", "--samples", "1"}));
}
