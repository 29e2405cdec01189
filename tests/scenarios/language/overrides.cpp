#include "scenarios/language/overrides.hpp"

#include <doctest/doctest.h>

#include "scenarios/language/toml_reader.hpp"

using namespace gigaload::scenarios;

namespace {
struct Result {
  std::string toml;
  std::string key;
  std::string message;
};

Result read(const std::string& text) {
  Problems problems;
  const auto root = read_toml("[campus.abilene]\ncapacity = \"1 GW\"\n",
                              problems.add_source("main.toml"), problems);
  const auto layer = read_override(text, problems.add_source("--set " + text), *root, problems);
  try {
    problems.throw_if_any();
  } catch (const ScenarioError& error) {
    CHECK_FALSE(layer);
    CHECK(error.problems().front().line == 0);
    CHECK(error.problems().front().file == "--set " + text);
    return {{}, error.problems().front().key, error.problems().front().message};
  }
  REQUIRE(layer);
  return {to_toml(*layer), {}, {}};
}
}  // namespace

TEST_CASE("values are TOML, or texts as people type them") {
  CHECK(read("run.seed=7").toml == "\n[run]\nseed = 7\n");
  CHECK(read("run.start = 2025-01-01").toml == "\n[run]\nstart = 2025-01-01\n");
  const std::string capacity = "\n[campus.abilene]\ncapacity = \"1.5 GW\"\n";
  CHECK(read("campus.abilene.capacity=\"1.5 GW\"").toml == capacity);
  CHECK(read("campus.abilene.capacity=1.5 GW").toml == capacity);
  CHECK(read("grid.regions=[\"VA\", \"NC\"]").toml == "\n[grid]\nregions = [\"VA\", \"NC\"]\n");
  CHECK(read("title=He said \"no\"").toml == "title = \"He said \\\"no\\\"\"\n");
  CHECK(read("title=").toml == "title = \"\"\n");
}

TEST_CASE("what is no override") {
  for (const char* text : {"", "run.seed", "=7", "a\n=1"}) {
    CHECK(read(text).message.starts_with("key=value is wanted"));
  }
  CHECK(read("a b=1").message == "\"a b\" is no key; dotted names such as run.seed are wanted");
  CHECK(read("include=[\"x\"]").key == "include");
}

TEST_CASE("an override makes no new campus") {
  const Result result = read("campus.abilen.capacity=1 GW");
  CHECK(result.key == "campus.abilen");
  CHECK(result.message == "the scenario has no such campus; did you mean abilene?");
  CHECK(read("deal.nvidia.title=x").message == "the scenario has no such deal");
  CHECK(read("siting.rest.capacity=1 GW").message == "the scenario has no such siting");
}
