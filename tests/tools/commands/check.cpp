#include "tools/commands/check.hpp"

#include <doctest/doctest.h>

#include <string>

#include "tests/sim/small_scenario.hpp"
#include "tests/tools/parsed.hpp"

using namespace gigaload::tools;

TEST_CASE("a check takes a scenario and its changes") {
  const auto asked = parsed<CheckCommand>({"--set", "k=v", "s.toml", "--seed", "2"});
  REQUIRE(asked);
  CHECK(asked->scenario.scenario == "s.toml");
  CHECK(asked->scenario.overrides() == std::vector<std::string>{"k=v", "run.seed=2"});
  CHECK_FALSE(parsed<CheckCommand>({}));
}

TEST_CASE("the estimate tells of a calibration that is to come, and of none that is known") {
  gigaload::sim::Scenario s = gigaload::sim::small_scenario();
  const std::string plain = "an estimate from a few of its hours";
  s.ensemble.samples = 100;
  CHECK(estimate_made_of(s) == plain);
  s.calibration.enabled = true;
  CHECK(estimate_made_of(s) ==
        plain + "; the calibration before them is in it with what one mostly takes");
  s.calibration.perfect_mw["one"] = 30.0;
  CHECK(estimate_made_of(s) == plain);
  s.calibration.perfect_mw.clear();
  s.ensemble.samples = 0;
  CHECK(estimate_made_of(s) == plain);
}
