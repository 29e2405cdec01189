#include "tools/commands/adequacy.hpp"

#include <doctest/doctest.h>

#include "tests/tools/parsed.hpp"

using namespace gigaload::tools;

TEST_CASE("adequacy with everything") {
  const auto asked =
      parsed<AdequacyCommand>({"units.csv",    "load.csv", "--until",          "lole=1%",
                               "--samples",    "500",      "--seed",           "3",
                               "--step",       "5 min",    "--power-unit",     "GW",
                               "--time-unit",  "d",        "--add-load",       "1 GW",
                               "--scale-load", "1.5",      "--initial-charge", "0.5",
                               "--reserve",    "0.03",     "--json",           "-o",
                               "x.h5"});
  REQUIRE(asked);
  CHECK(asked->system.names == std::vector<std::filesystem::path>{"units.csv", "load.csv"});
  CHECK(asked->until == "lole=1%");
  CHECK(asked->samples == 500);
  CHECK(asked->seed == 3);
  CHECK(asked->system.step == "5 min");
  CHECK(asked->system.power_unit == "GW");
  CHECK(asked->system.time_unit == "d");
  CHECK(asked->add_load == "1 GW");
  CHECK(asked->scale_load == 1.5);
  CHECK(asked->initial_charge == 0.5);
  CHECK(asked->reserve == 0.03);
  CHECK(asked->json);
  CHECK(asked->method == "montecarlo");
  CHECK(asked->output == "x.h5");
}

TEST_CASE("adequacy of a scenario's year") {
  const auto asked =
      parsed<AdequacyCommand>({"virginia", "--year", "2030", "--weather", "2", "--set",
                               "demand.scale=1.1", "--method", "exact", "--without-campuses"});
  REQUIRE(asked);
  CHECK(asked->system.names == std::vector<std::filesystem::path>{"virginia"});
  CHECK(asked->system.year == 2030);
  CHECK(asked->system.weather == 2);
  CHECK(asked->system.overrides == std::vector<std::string>{"demand.scale=1.1"});
  CHECK(asked->method == "exact");
  CHECK(asked->system.without_campuses);
}

TEST_CASE("adequacy of tables that are named one by one") {
  const auto asked = parsed<AdequacyCommand>({"--units", "u.csv", "--load", "l.csv"});
  REQUIRE(asked);
  CHECK(asked->system.names.empty());
  CHECK(asked->system.units == "u.csv");
  CHECK(asked->system.load == "l.csv");
}

TEST_CASE("an assessment that is asked for in the wrong way") {
  using Words = std::vector<const char*>;
  for (const Words& words :
       {Words{"a", "b", "c"}, Words{"a", "--until", "2"}, Words{"a", "--until", "eue=abc%"},
        Words{"a", "--samples", "1"}, Words{"a", "--method", "guess"},
        Words{"a", "--initial-charge", "2"}, Words{"a", "--threads", "0"}}) {
    CAPTURE(words.back());
    CHECK_FALSE(parsed<AdequacyCommand>(words));
  }
}
