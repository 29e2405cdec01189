#include <doctest/doctest.h>

#include "scenarios/readers/load.hpp"
#include "tests/scenarios/sample_grid.hpp"

using namespace gigaload::scenarios;

namespace {

/// Lines 1 to 6 of every text here.
const std::string kHead =
    "[run]\nstart = 2025-01-01\nend = 2027-01-01\n[grid]\ndata = \"data\"\n\n";

struct Sample {
  Sample() { write_sample_grid(folder); }
  [[nodiscard]] std::vector<Problem> problems(const std::filesystem::path& path,
                                              const std::vector<std::string>& set = {}) const {
    try {
      (void)load(path, set);
    } catch (const ScenarioError& error) {
      CHECK(std::string(error.what()).ends_with("\n"));
      return error.problems();
    }
    return {};
  }
  [[nodiscard]] std::vector<Problem> of(const std::string& toml,
                                        const std::vector<std::string>& set = {}) const {
    return problems(folder.write("s.toml", toml), set);
  }
  /// The only problem of `toml` put behind the head.
  [[nodiscard]] Problem only(const std::string& toml,
                             const std::vector<std::string>& set = {}) const {
    const auto found = of(kHead + toml, set);
    REQUIRE(found.size() == 1);
    if (set.empty()) CHECK(found[0].file == (folder.path() / "s.toml").string());
    return found[0];
  }
  TestFolder folder;
};

struct Case {
  const char* toml;
  unsigned line, column;
  const char* key;
  const char* message;
};

}  // namespace

TEST_CASE("one fault, one message with place and key") {
  const Sample sample;
  const Case cases[] = {
      {"[campus.a]\nregion = \"AA\"\ncapcity = \"1 GW\"\ncapacity = \"1 GW\"\n", 9, 1,
       "campus.a.capcity", "unknown key; did you mean capacity?"},
      {"[stages]\nconstruction = \"10 GW\"\n", 8, 16, "stages.construction",
       "10 GW is a power; a time such as \"4.8 yr\" is wanted"},
      {"[stages]\nconstruction = 2.4\n", 8, 16, "stages.construction",
       "2.4 has no unit; write a time in quotes, such as \"4.8 yr\""},
      {"[campus.a]\nregion = \"AA\"\ncapacity = \"-1.2 GW\"\n", 9, 12, "campus.a.capacity",
       "-1.2 GW is too small: at least 0 MW is allowed"},
      {"[campus.a]\nregion = \"AX\"\ncapacity = \"1 GW\"\n", 8, 10, "campus.a.region",
       "\"AX\" is no region; did you mean AA?; known: AA, BB, CC"},
      {"[grid.interfaces]\nscale = 1.0\n[campus.a]\nregion = \"CC\"\ncapacity = \"1 "
       "GW\"\n[campus.b]\n"
       "region = \"QQ\"\ncapacity = \"1 GW\"\n",
       13, 10, "campus.b.region", "\"QQ\" is no region; known: AA, BB, CC"},
      {"[campus.a]\nregion = \"AA\"\ncapacity = \"1 GW\"\nstage = {pre_development = 0.65, "
       "construction "
       "= 0.13}\n",
       10, 1, "campus.a.stage", "the shares of the stages sum to 0.78; 1 is wanted"},
      {"[campus.a]\nregion = \"AA\"\ncapacity = \"1 GW\"\ndeals = {nvidia = 1.0}\n", 10, 19,
       "campus.a.deals.nvidia", "the scenario has no deal nvidia"},
      {"[deal.x]\npromised = [{by = 2026-01-01, power = \"1 GW\"}]\n[deal.y]\npromised = [{by = "
       "2026-01-01, power = \"1 GW\"}]\n[campus.a]\nregion = \"AA\"\ncapacity = \"1 GW\"\n"
       "deals = {x = 0.7, y = 0.6}\n",
       14, 1, "campus.a.deals",
       "the shares of deals of kind chips sum to 1.3; at most 1 is allowed, a MW counts once"},
      {"[deal.x]\npromised = [{by = 2026-01-01, power = \"2 GW\"}, {by = 2027-01-01, power = \"1 "
       "GW\"}]\n",
       8, 74, "deal.x.promised.2.power",
       "is less than the power before it; all the power promised by the day is wanted, not the "
       "step"},
      {"[campus.a]\nregion = \"AA\"\ncapacity = \"1 GW\"\nload_factor = nan\n", 10, 15,
       "campus.a.load_factor", "nan is no finite number"},
      {"[campus.a]\nregion = \"AA\"\ncapacity = \"inf GW\"\n", 9, 12, "campus.a.capacity",
       "\"inf GW\" is no finite number; a power such as \"1.2 GW\" is wanted"},
      {"[campus.a]\nregion = \"AA\"\ncapacity = \"1 GW\"\nannounced = \"9999-12-31\"\n", 10, 13,
       "campus.a.announced", "\"9999-12-31\" is outside the years 1990 to 2150"},
      {"[campus.a]\nregion = \"AA\"\n", 7, 9, "campus.a.capacity",
       "is missing; a power such as \"1.2 GW\", or phases, is wanted"},
      {"[campus.a]\nregion = \"AA\"\ncapacity = \"1 GW\"\nphases = [{capacity = \"1 GW\"}]\n", 9,
       12, "campus.a.capacity",
       "the campus has phases, which hold its capacity; give one of the two"},
      {"[siting.r]\ncapacity = \"1 GW\"\n", 7, 9, "siting.r.weights",
       "no region has a weight above 0; a table such as {VA_DOM = 2, OH = 1} is wanted"},
      {"[siting.r]\ncapacity = \"10 GW\"\nweights = {AA = 1}\ncampus_size = \"1 MW\"\n", 10, 15,
       "siting.r.campus_size", "makes more than 5000 campuses"},
      {"[siting.r]\ncapacity = \"1 GW\"\nweights = {AA = 1}\ncampus_size = \"1 "
       "GW\"\n[campus.r-AA-1]\n"
       "region = \"AA\"\ncapacity = \"1 GW\"\n",
       7, 9, "siting.r", "two campuses have the name r-AA-1"},
      {"[data_centres]\npath = [{year = 2025, energy = \"1 TWh\"}, {year = 2025, energy = \"1 "
       "TWh\"}]\n",
       8, 50, "data_centres.path.2.year", "2025 is not after the year before it; years ascend"},
      {"[limits.connection]\nDD = \"1 GW/yr\"\n", 8, 6, "limits.connection.DD",
       "\"DD\" is no region; known: AA, BB, CC"},
      {"[demand]\ngrowth = \"aoe\"\n", 8, 10, "demand.growth",
       "one of \"aeo\", \"nerc\", \"rate\", \"table\", \"none\", \"measured\" is wanted, not "
       "\"aoe\"; did you "
       "mean "
       "aeo?"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.toml);
    const Problem problem = sample.only(c.toml);
    CHECK(problem.line == c.line);
    CHECK(problem.column == c.column);
    CHECK(problem.key == c.key);
    CHECK(problem.message == c.message);
    CHECK_FALSE(problem.source_line.empty());
  }
}

TEST_CASE("a campus in a region that is known but not in the grid") {
  const Sample sample;
  const auto found = sample.of(
      "[run]\nstart = 2025-01-01\nend = 2027-01-01\n[grid]\ndata = \"data\"\nregions = [\"AA\"]\n"
      "[campus.a]\nregion = \"CC\"\ncapacity = \"1 GW\"\n");
  REQUIRE(found.size() == 1);
  CHECK(found[0].line == 8);
  CHECK(found[0].message ==
        "CC is not in this scenario's grid; add it to grid.regions, or leave out what lies outside "
        "by grid.outside = \"drop\"");
}

TEST_CASE("the end before the start, and a start before the tables") {
  const Sample sample;
  const auto found =
      sample.of("[run]\nstart = 2026-01-01\nend = 2025-01-01\n[grid]\ndata = \"data\"\n");
  REQUIRE(found.size() == 1);
  CHECK(found[0].line == 3);
  CHECK(found[0].column == 7);
  CHECK(found[0].message == "2025-01-01 is not after run.start, 2026-01-01 (" +
                                (sample.folder.path() / "s.toml").string() + ":2)");
  const auto early =
      sample.of("[run]\nstart = 2020-01-01\nend = 2025-01-01\n[grid]\ndata = \"data\"\n");
  REQUIRE(early.size() == 1);
  CHECK(early[0].message == "the tables of the grid begin in 2022");
  const auto exchange = sample.of(
      "[run]\nstart = 2025-01-01\nend = 2026-01-01\nexchange = \"90 min\"\n[grid]\ndata = "
      "\"data\"\n");
  REQUIRE(exchange.size() == 1);
  CHECK(exchange[0].message == "whole hours are wanted");
}

TEST_CASE("two campuses of one name") {
  const Sample sample;
  const Problem problem = sample.only(
      "[campus.a]\nregion = \"AA\"\ncapacity = \"1 GW\"\n[campus.a]\nregion = \"BB\"\n");
  CHECK(problem.line == 10);
  CHECK(problem.message.starts_with("the name is used twice"));
}

TEST_CASE("all faults of all layers come together, in their order, with carets") {
  const Sample sample;
  sample.folder.write("base.toml", "[stages]\nfil = \"1 yr\"\n");
  const auto path = sample.folder.write(
      "s.toml",
      "include = [\"base.toml\"]\n[run]\nstart = 2025-01-01\nend = 2024-01-01\n[grid]\n"
      "data = \"data\"\n[campus.a]\nregion = \"XX\"\ncapacity = 7\n");
  try {
    (void)load(path, {"campus.b.capacity=1 GW", "run.seed=x"});
    FAIL("no problem");
  } catch (const ScenarioError& error) {
    const auto& found = error.problems();
    REQUIRE(found.size() == 6);
    CHECK(found[0].key == "run.end");
    CHECK(found[1].key == "campus.a.region");
    CHECK(found[2].key == "campus.a.capacity");
    CHECK(found[3].key == "stages.fil");
    CHECK(found[4].key == "campus.b");
    CHECK(found[5].key == "run.seed");
    const std::string text = error.what();
    CHECK(text.find(path.string() +
                    ":9:12: campus.a.capacity: 7 has no unit; write a power in quotes, such as "
                    "\"1.2 GW\"\n    capacity = 7\n               ^\n") != std::string::npos);
    CHECK(text.find("--set run.seed=x: run.seed: a whole number is wanted, not \"x\"\n") !=
          std::string::npos);
  }
}

TEST_CASE("overrides are checked as the file is") {
  const Sample sample;
  const std::string campus = "[campus.abilene]\nregion = \"AA\"\ncapacity = \"1 GW\"\n";
  const Problem unknown = sample.only(campus, {"campus.abilen.capacity=1.5 GW"});
  CHECK(unknown.file == "--set campus.abilen.capacity=1.5 GW");
  CHECK(unknown.message == "the scenario has no such campus; did you mean abilene?");
  const Problem key = sample.only(campus, {"campus.abilene.capasity=1.5 GW"});
  CHECK(key.message == "unknown key; did you mean capacity?");
  const Problem unit = sample.only(campus, {"campus.abilene.capacity=1.5 yr"});
  CHECK(unit.key == "campus.abilene.capacity");
  CHECK(unit.message == "1.5 yr is a time; a power such as \"1.2 GW\" is wanted");
}

TEST_CASE("what is no file, and data that is no folder") {
  const Sample sample;
  const auto missing = sample.problems(sample.folder.path() / "none.toml");
  REQUIRE(missing.size() == 1);
  CHECK(missing[0].message == "there is no such file");
  CHECK(missing[0].file == (sample.folder.path() / "none.toml").string());
  const auto directory = sample.problems(sample.folder.path());
  REQUIRE(directory.size() == 1);
  CHECK(directory[0].message == "this is a folder; a file is wanted");
  const auto data =
      sample.of("[run]\nstart = 2025-01-01\nend = 2026-01-01\n[grid]\ndata = \"nowhere\"\n");
  REQUIRE(data.size() == 1);
  CHECK(data[0].line == 5);
  CHECK(data[0].column == 8);
  CHECK(data[0].message == "there is no folder \"nowhere\", neither beside the scenario nor in " +
                               data_root().string() +
                               ", the place of what is shipped (set by GIGALOAD_DATA)");
}
