#include "tools/commands/run.hpp"

#include <doctest/doctest.h>

#include "tests/tools/parsed.hpp"

using namespace gigaload::tools;

TEST_CASE("a run with everything") {
  const auto asked =
      parsed<RunCommand>({"a b.toml", "-o", "x.h5", "--set", "k=1 GW", "--set", "run.seed=1",
                          "--seed", "7", "--threads", "2", "--from", "2025-01-01", "--to",
                          "2026-01-01", "--resume", "--report", "--verbose"});
  REQUIRE(asked);
  CHECK(asked->scenario.scenario == "a b.toml");
  CHECK(asked->output == "x.h5");
  CHECK(asked->threads == 2);
  CHECK(asked->resume);
  CHECK(asked->report);
  CHECK(asked->verbose);
  CHECK_FALSE(asked->quiet);
}

TEST_CASE("a run of a scenario alone") {
  const auto asked = parsed<RunCommand>({"s"});
  REQUIRE(asked);
  CHECK_FALSE(asked->output);
  CHECK(asked->threads == 0);
  CHECK_FALSE(asked->report);
  CHECK(asked->overrides().empty());
}

TEST_CASE("--sensitivities is a setting like others, and the last") {
  const auto asked = parsed<RunCommand>({"s", "--sensitivities", "--seed", "3"});
  REQUIRE(asked);
  CHECK(asked->overrides() == std::vector<std::string>{"run.seed=3", "output.sensitivities=true"});
}

TEST_CASE("a run is quiet or verbose") { CHECK_FALSE(parsed<RunCommand>({"s", "-q", "-v"})); }
