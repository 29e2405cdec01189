#include "tools/clear/case_file.hpp"

#include <doctest/doctest.h>

#include "scenarios/text/scenario_error.hpp"

using namespace gigaload;
using tools::cases_of_text;

namespace {

/// Returns the only problem of a text.
scenarios::Problem problem_of(const std::string& text) {
  try {
    (void)cases_of_text(text, "bad.json");
  } catch (const scenarios::ScenarioError& error) {
    REQUIRE(error.count() == 1);
    return error.problems()[0];
  }
  FAIL("the text was taken");
  return {};
}

}  // namespace

TEST_CASE("a file of cases") {
  const auto cases = cases_of_text(R"({"note": "two", "cases": [
    {"name": "first", "source": "by hand", "parties": ["A", "B"], "e": [1, 0.5],
     "external": [2, 0], "liability": [[0, 3], [4, 0]], "alpha": 0.5, "beta": 0, "paid": [1, 2],
     "defaults": [1, 0]},
    {"e": [1e3, 2], "liability": [[0, 1], [0, 0]]}]})",
                                   "cases.json");
  REQUIRE(cases.size() == 2);
  CHECK(cases[0].name == "first");
  const sim::Claims& claims = cases[0].claims;
  CHECK(claims.names == std::vector<std::string>{"A", "B"});
  CHECK(claims.assets_busd == std::vector<double>{1.0, 0.5});
  CHECK(claims.outside_busd == std::vector<double>{2.0, 0.0});
  CHECK(claims.liability_busd == std::vector<std::vector<double>>{{0.0, 3.0}, {4.0, 0.0}});
  CHECK(claims.assets_recovery == 0.5);
  CHECK(claims.claims_recovery == 0.0);
  CHECK(cases[0].paid == std::vector<double>{1.0, 2.0});
  CHECK(cases[0].defaults == std::vector<std::size_t>{1, 0});
  CHECK(cases[1].name == "case 2");
  CHECK(cases[1].claims.names == std::vector<std::string>{"0", "1"});
  CHECK(cases[1].claims.outside_busd == std::vector<double>{0.0, 0.0});
  CHECK(cases[1].claims.assets_recovery == 1.0);
  CHECK(cases[1].claims.claims_recovery == 1.0);
  CHECK_FALSE(cases[1].paid);
  CHECK_FALSE(cases[1].defaults);
}

TEST_CASE("a file of one case") {
  const auto cases = cases_of_text("\xef\xbb\xbf{\"e\": [1], \"liability\": [[0]]}", "case.json");
  REQUIRE(cases.size() == 1);
  CHECK(cases[0].name == "case 1");
}

TEST_CASE("faults of a file have their place") {
  const auto value = problem_of("{\"e\": [1, 2],\n \"liability\": [[0, 1],\n  [-3, 0]]}");
  CHECK(value.line == 3);
  CHECK(value.column == 4);
  CHECK(value.key == "/liability/1/0");
  CHECK(value.message.starts_with("-3 is no amount"));
  CHECK(value.source_line == "  [-3, 0]]}");
  const auto missing = problem_of("{\"cases\": [\n{\"name\": \"\u00e9\", \"e\": [1]}]}");
  CHECK(missing.line == 2);
  CHECK(missing.column == 1);
  CHECK(missing.key == "/cases/0");
  CHECK(missing.message == "the key 'liability' is missing");
  const auto behind = problem_of("{\"name\": \"\u00e9\", \"e\": 1, \"liability\": [[0]]}");
  CHECK(behind.column == 20);  // in characters
  const auto syntax = problem_of("{\"e\": [1, Infinity]}");
  CHECK(syntax.line == 1);
  CHECK(syntax.key.empty());
  CHECK(problem_of("{\"e\":[1],\"e\":[1],\"liability\":[[0]]}").message.find("twice") !=
        std::string::npos);
}

TEST_CASE("a file that is not there") {
  CHECK_THROWS_AS((void)tools::read_cases("nowhere.json"), scenarios::ScenarioError);
}
