#include "scenarios/language/toml_reader.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace gigaload::scenarios;

namespace {
/// The one problem of a text that is no TOML.
Problem problem_of(const std::string& toml) {
  Problems problems;
  CHECK_FALSE(read_toml(toml, problems.add_source("test.toml", toml), problems));
  try {
    problems.throw_if_any();
  } catch (const ScenarioError& error) {
    REQUIRE(error.problems().size() == 1);
    return error.problems().front();
  }
  FAIL("no problem");
  return {};
}
}  // namespace

TEST_CASE("values, places and the order of the file") {
  Problems problems;
  const auto root = read_toml("zulu = \"1.2 GW\"\n[alpha]\nday = 2025-02-28\n  n = -3\nx = 1.5\n",
                              problems.add_source("test.toml"), problems);
  REQUIRE(root);
  REQUIRE(root->items.size() == 2);
  CHECK(root->items[0].name == "zulu");
  CHECK(root->items[0].text == "1.2 GW");
  CHECK(root->items[0].place.column == 8);
  const Node* alpha = root->find("alpha");
  REQUIRE(alpha != nullptr);
  CHECK(alpha->find("day")->date == gigaload::grid::Date{2025, 2, 28});
  CHECK(alpha->find("n")->integer == -3);
  CHECK(alpha->find("n")->key_place == Place{0, 4, 3});
  CHECK(alpha->find("n")->place == Place{0, 4, 7});
  CHECK(alpha->find("x")->number == 1.5);
}

TEST_CASE("faults have their place") {
  CHECK(problem_of("a = 1\nb = = 2\n").line == 2);
  const Problem twice = problem_of("[campus.a]\nx = 1\n[campus.a]\nx = 2\n");
  CHECK(twice.line == 3);
  CHECK(twice.message.starts_with("the name is used twice"));
  CHECK(problem_of(std::string("a = \0 1", 7)).line == 1);
  CHECK(problem_of("a = \"\xff\xfe\"").line == 1);
  CHECK(problem_of(std::string(100000, '[')).message ==
        "more than 32 brackets in one another are nested too deeply");
}
