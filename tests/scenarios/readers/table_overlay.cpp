#include "scenarios/readers/table_overlay.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "scenarios/readers/load.hpp"
#include "sim/scenario/scenario.hpp"
#include "tests/scenarios/sample_grid.hpp"

using namespace gigaload::scenarios;

namespace {

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

/// The sample grid, with a folder "mine" that a scenario lays over it.
struct OverlaidSample {
  OverlaidSample() { write_sample_grid(folder); }
  [[nodiscard]] Loaded of(const std::string& overlay = "overlay = \"mine\"\n") const {
    return load(folder.write("s.toml",
                             "[run]\nstart = 2025-01-01\nend = 2026-01-01\n[grid]\n"
                             "data = \"data\"\n" +
                                 overlay),
                {});
  }
  [[nodiscard]] std::string table(const std::string& name) const {
    std::ostringstream text;
    text << std::ifstream(folder.path() / "data" / name).rdbuf();
    return text.str();
  }
  [[nodiscard]] std::string fault() const {
    try {
      (void)of();
    } catch (const ScenarioError& error) {
      REQUIRE(error.problems().size() == 1);
      const Problem& problem = error.problems().front();
      CHECK(problem.key == "grid.overlay");
      CHECK(problem.line == 6);
      return problem.message;
    }
    return "";
  }
  TestFolder folder;
};

bool tells(const std::vector<std::string>& notices, const std::string& text) {
  return std::ranges::any_of(notices, [&](const std::string& one) { return has(one, text); });
}

}  // namespace

TEST_CASE("a table that is laid over the folder is the scenario's, the others stay") {
  const OverlaidSample sample;
  const auto before = sample.of("");
  std::string interfaces = sample.table("interfaces.csv");
  const auto at = interfaces.find(",100,");
  REQUIRE(at != std::string::npos);
  sample.folder.write("mine/interfaces.csv", interfaces.replace(at, 5, ",250,"));
  const auto after = sample.of();
  CHECK(before.scenario.grid.interfaces[0].forward_mw == 100.0);
  CHECK(after.scenario.grid.interfaces[0].forward_mw == 250.0);
  CHECK(after.scenario.grid.regions.size() == before.scenario.grid.regions.size());
  CHECK(tells(after.notices, "grid.overlay: interfaces.csv of "));
  CHECK_FALSE(tells(before.notices, "grid.overlay"));
  CHECK(after.data_hashes.size() == before.data_hashes.size());
  CHECK(after.data_hashes != before.data_hashes);
}

TEST_CASE("the same table over itself changes nothing") {
  const OverlaidSample sample;
  sample.folder.write("mine/fleet.csv", sample.table("fleet.csv"));
  CHECK(sample.of().data_hashes == sample.of("").data_hashes);
}

TEST_CASE("a fault in a table that is laid over is told there") {
  const OverlaidSample sample;
  std::string interfaces = sample.table("interfaces.csv");
  const auto at = interfaces.find(",100,");
  REQUIRE(at != std::string::npos);
  sample.folder.write("mine/interfaces.csv", interfaces.replace(at, 5, ",x,"));
  try {
    (void)sample.of();
    FAIL("nothing was told");
  } catch (const ScenarioError& error) {
    CHECK(has(error.problems().front().file, "mine/interfaces.csv"));
    CHECK(error.problems().front().line == 2);
  }
}

TEST_CASE("what cannot be laid over is told at the key") {
  const OverlaidSample sample;
  CHECK(has(sample.fault(), "a folder with tables is wanted"));
  std::filesystem::create_directory(sample.folder.path() / "mine");
  CHECK(has(sample.fault(), "is empty"));
  sample.folder.write("mine/flet.csv", "x\n");
  const std::string misspelt = sample.fault();
  CHECK(has(misspelt, "flet.csv is no table of "));
  CHECK(has(misspelt, "did you mean fleet.csv?"));
}

TEST_CASE("a table that the scenario takes nothing from is told") {
  const OverlaidSample sample;
  sample.folder.write("mine/shed_hours.csv", "x\n1\n");
  sample.folder.write("data/shed_hours.csv", "x\n1\n");
  CHECK(tells(sample.of().notices, "grid.overlay: not read, since the scenario takes nothing"));
}
