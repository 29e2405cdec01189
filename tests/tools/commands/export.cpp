#include "tools/commands/export.hpp"

#include <doctest/doctest.h>

#include "tests/tools/parsed.hpp"

using namespace gigaload::tools;

TEST_CASE("export of a scenario's year") {
  const auto asked = parsed<ExportCommand>({"--pras", "virginia", "--year", "2030", "-o", "v.pras",
                                            "--weather", "3", "--initial-charge", "0.5"});
  REQUIRE(asked);
  CHECK(asked->scenario.scenario == "virginia");
  CHECK(asked->year == 2030);
  CHECK(asked->weather == 3);
  CHECK(asked->output == "v.pras");
  CHECK(asked->initial_charge == 0.5);
  CHECK_FALSE(parsed<ExportCommand>(
      {"--pras", "virginia", "--year", "2030", "-o", "v.pras", "--initial-charge", "2"}));
  CHECK_FALSE(parsed<ExportCommand>({"virginia", "--year", "2030", "-o", "v.pras"}));
  CHECK_FALSE(parsed<ExportCommand>({"--pras", "virginia", "-o", "v.pras"}));
  CHECK_FALSE(parsed<ExportCommand>({"--pras", "virginia", "--year", "2030"}));
}
