#include "scenarios/readers/campus_reader.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "scenarios/readers/load.hpp"
#include "tests/scenarios/sample_grid.hpp"

using namespace gigaload::scenarios;

namespace {

/// A scenario of all regions, and another that includes it and takes only AA.
struct Cut {
  Cut() { write_sample_grid(folder); }
  [[nodiscard]] Loaded load(const std::string& top) const {
    folder.write("nation.toml", R"(
grid.data = "data"
run = {start = 2025-01-01, end = 2027-01-01}
[campus.a]
region = "AA"
capacity = "1 GW"
[campus.b]
region = "BB"
capacity = "2 GW"
[siting.rest]
capacity = "8 GW"
campus_size = "1 GW"
weights = {AA = 1, BB = 2, CC = 1}
[siting.far]
capacity = "3 GW"
weights = {CC = 1}
)");
    return gigaload::scenarios::load(folder.write("cut.toml", "include = \"nation.toml\"\n" + top));
  }
  TestFolder folder;
};

double capacity_mw(const Loaded& loaded) {
  double sum = 0.0;
  for (const auto& campus : loaded.scenario.campuses) {
    for (const auto& phase : campus.phases) sum += phase.capacity_mw;
  }
  return sum;
}

}  // namespace

TEST_CASE("a scenario is cut to regions, and what lies outside is named in one notice") {
  const Cut cut;
  CHECK(capacity_mw(cut.load("")) == doctest::Approx(14000.0));
  const Loaded aa = cut.load("grid = {regions = [\"AA\"], outside = \"drop\"}\n");
  CHECK(capacity_mw(aa) == doctest::Approx(1000.0 + 2000.0));  // a quarter of siting.rest
  const auto notice = std::ranges::find_if(
      aa.notices, [](const std::string& text) { return text.starts_with("grid.outside"); });
  REQUIRE(notice != aa.notices.end());
  CHECK(*notice ==
        "grid.outside: left out with their regions: campus b (BB), 6000.0 of 8000.0 MW of "
        "siting.rest, 3000.0 of 3000.0 MW of siting.far; what deals promise stays as it is");
}

TEST_CASE("without that key what lies outside is refused with the way out") {
  const Cut cut;
  try {
    (void)cut.load("grid.regions = [\"AA\"]\n");
    FAIL("it is not refused");
  } catch (const ScenarioError& error) {
    CHECK(error.problems().size() >= 4);
    CHECK(error.problems()[0].message.find("grid.outside = \"drop\"") != std::string::npos);
  }
}

TEST_CASE("a region that nobody knows is no matter of what lies outside") {
  const Cut cut;
  CHECK_THROWS_AS(
      (void)cut.load("grid.outside = \"drop\"\n[campus.c]\nregion = \"QQ\"\ncapacity = \"1 GW\"\n"),
      ScenarioError);
}

TEST_CASE("shares of stages of two layers are told where the upper one stands") {
  const Cut cut;
  cut.folder.write("stages.toml", R"(include = "nation.toml"
[campus.a.stage]
construction = 1.0
)");
  const auto top = cut.folder.write("top.toml", R"(include = "stages.toml"
campus.a.stage.energised = 1.0
)");
  try {
    (void)cut.load("");  // writes nation.toml
    (void)load(top);
    FAIL("it is not refused");
  } catch (const ScenarioError& error) {
    REQUIRE(error.problems().size() == 1);
    const Problem& problem = error.problems()[0];
    CHECK(problem.file == top.string());
    CHECK(problem.line == 2);
    CHECK(problem.message.find("sum to 2; 1 is wanted; the layers give construction = 1 (") !=
          std::string::npos);
    CHECK(problem.message.find("stages.toml:3), energised = 1 (") != std::string::npos);
  }
}
