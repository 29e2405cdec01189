#include "tools/program/scenario_options.hpp"

#include <doctest/doctest.h>

using namespace gigaload::tools;

TEST_CASE("options with a name of their own win over --set") {
  ScenarioOptions asked;
  asked.sets = {"k=1 GW", "run.seed=1"};
  asked.seed = 18446744073709551615U;
  asked.from = "2025-01-01";
  asked.to = "2026-01-01";
  asked.without_campuses = true;
  CHECK(asked.overrides() == std::vector<std::string>{"k=1 GW", "run.seed=1",
                                                      "run.seed=18446744073709551615",
                                                      "run.start=2025-01-01", "run.end=2026-01-01",
                                                      "run.campuses=false"});
}

TEST_CASE("a scenario is required unless something stands in its place") {
  ScenarioOptions asked;
  CHECK(asked.options().front().required);
  const Option scenario = asked.options({"--keys"}).front();
  CHECK_FALSE(scenario.required);
  CHECK(scenario.replaced_by == std::vector<std::string>{"--keys"});
}
