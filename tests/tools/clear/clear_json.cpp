#include "tools/clear/clear_json.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "tests/tools/clear/small_cleared.hpp"

using namespace gigaload;

TEST_CASE("cleared cases as JSON") {
  const std::string text = tools::clear_json({tests::small_cleared()});
  CHECK(text.ends_with("}\n"));
  const auto cases = nlohmann::json::parse(text).at("cases");
  REQUIRE(cases.size() == 1);
  CHECK(cases[0] == nlohmann::json::parse(R"({
      "name": "site", "parties": ["lender", "builder", "tenant"], "owed": [0.0, 4.0, 4.0],
      "paid": [0.0, 3.0, 3.0], "defaults": [1, 2], "failed_in_round": [null, 2, 1],
      "lost": [1.0, 1.0, 0.0], "equity": [3.0, 0.0, 0.0], "default_costs": [0.0, 0.0, 0.0],
      "external_lost": 0.0})"));
}
