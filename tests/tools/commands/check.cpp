#include "tools/commands/check.hpp"

#include <doctest/doctest.h>

#include "tests/tools/parsed.hpp"

using namespace gigaload::tools;

TEST_CASE("a check takes a scenario and its changes") {
  const auto asked = parsed<CheckCommand>({"--set", "k=v", "s.toml", "--seed", "2"});
  REQUIRE(asked);
  CHECK(asked->scenario.scenario == "s.toml");
  CHECK(asked->scenario.overrides() == std::vector<std::string>{"k=v", "run.seed=2"});
  CHECK_FALSE(parsed<CheckCommand>({}));
}
