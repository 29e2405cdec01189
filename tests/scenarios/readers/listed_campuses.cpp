#include "scenarios/readers/listed_campuses.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "scenarios/readers/family.hpp"
#include "scenarios/readers/load.hpp"
#include "sim/campus/campus_features.hpp"
#include "tests/scenarios/sample_grid.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;

namespace {

const std::string kCampuses =
    "name,title,state,region,latitude,longitude,source\n"
    "one,Campus one,VA,AA,38.5,-77.5,Epoch\n"
    "two,Campus two,TX,BB,,,Epoch\n"
    "bare,Campus three,TX,BB,,,Epoch\n";
const std::string kPhases =
    "name,date,event,it_mw,facility_mw\n"
    "one,2023-01-01,land_clearing,0,0\n"
    "one,2024-06-01,operational,40,50\n"
    "one,2026-01-01,operational,100,125\n"
    "one,2028-01-01,projected,200,250\n"
    "two,2025-07-01,other,0,0\n"
    "two,2029-01-01,projected,200,300\n"
    "bare,2025-06-01,land_clearing,0,0\n";

/// A scenario of the sample grid that names the two tables.
struct Sample {
  Sample() {
    write_sample_grid(folder);
    folder.write("tables/campuses.csv", kCampuses);
    folder.write("tables/phases.csv", kPhases);
  }
  [[nodiscard]] std::filesystem::path scenario(const std::string& more) const {
    return folder.write("s.toml", R"(
grid.data = "data"
run = {start = 2025-01-01, end = 2027-01-01}
[data_centres]
path = [{year = 2024, energy = "2 TWh"}, {year = 2027, energy = "8 TWh"}]
[deal.sites]
kind = "sites"
promised = [{by = 2027-01-01, power = "1 GW"}]
[campuses]
table = "tables/campuses.csv"
phases = "tables/phases.csv"
)" + more);
  }
  [[nodiscard]] Loaded load(const std::string& more,
                            const std::vector<std::string>& overrides = {}) const {
    return gigaload::scenarios::load(scenario(more), overrides);
  }
  /// The first fault, "file:line:column: key: message", the file without its folder.
  [[nodiscard]] std::string fault(const std::string& more,
                                  const std::vector<std::string>& overrides = {}) const {
    try {
      (void)load(more, overrides);
    } catch (const ScenarioError& error) {
      const Problem& first = error.problems().front();
      return std::filesystem::path(first.file).filename().string() + ":" +
             std::to_string(first.line) + ":" + std::to_string(first.column) + ": " + first.key +
             ": " + first.message;
    }
    return {};
  }
  TestFolder folder;
};

const sim::Campus& campus(const Loaded& loaded, const std::string& name) {
  const auto found = std::ranges::find(loaded.scenario.campuses, name, &sim::Campus::name);
  REQUIRE(found != loaded.scenario.campuses.end());
  return *found;
}

}  // namespace

TEST_CASE("what stands is energised at its dates, what is planned enters where it stands") {
  const Sample sample;
  const Loaded loaded = sample.load("");
  REQUIRE(loaded.scenario.campuses.size() == 2);
  const sim::Campus& one = campus(loaded, "one");
  CHECK(one.title == "Campus one");
  CHECK(one.latitude == 38.5);
  CHECK(one.load.design_pue == doctest::Approx(1.25));
  REQUIRE(one.phases.size() == 3);
  CHECK(one.phases[0].announced == grid::to_hour({2024, 6, 1}));
  CHECK(one.phases[0].capacity_mw == 50.0);
  CHECK(one.phases[0].share_energised == 1.0);
  CHECK(one.phases[0].share_pre_development == 0.0);
  CHECK(one.phases[0].elapsed_y == 0.0);
  CHECK(one.phases[1].capacity_mw == 75.0);
  CHECK(one.phases[2].announced == grid::to_hour({2026, 1, 1}));
  CHECK(one.phases[2].capacity_mw == 125.0);
  CHECK(one.phases[2].share_construction == 1.0);
  CHECK(one.phases[2].elapsed_y == doctest::Approx(1096.0 / 365.25));
  const sim::Campus& two = campus(loaded, "two");
  REQUIRE(two.phases.size() == 1);
  CHECK(two.phases[0].share_pre_development == 1.0);
  CHECK(two.phases[0].capacity_mw == 300.0);
  CHECK(two.phases[0].elapsed_y == doctest::Approx(184.0 / 365.25));
  CHECK(std::ranges::any_of(loaded.notices, [](const std::string& notice) {
    return notice.find("campuses.csv:4:1: bare has no MW") != std::string::npos;
  }));
  CHECK(std::ranges::any_of(loaded.data_hashes,
                            [](const auto& file) { return file.first == "phases.csv"; }));
}

TEST_CASE("only what is seen, or what was known on an earlier day") {
  const Sample sample;
  const Loaded seen = sample.load("planned = \"seen\"\n");
  REQUIRE(seen.scenario.campuses.size() == 1);
  CHECK(sim::capacity_mw(seen.scenario.campuses[0]) == 125.0);
  const Loaded earlier = sample.load("as_of = 2025-01-01\n");
  REQUIRE(earlier.scenario.campuses.size() == 1);  // nobody had seen the second
  const sim::Campus& one = earlier.scenario.campuses[0];
  REQUIRE(one.phases.size() == 2);
  CHECK(one.phases[1].announced == grid::to_hour({2025, 1, 1}));
  CHECK(one.phases[1].capacity_mw == 200.0);
  const Loaded named = sample.load("as_of = 2025-01-01\n[campus.two]\ncooling = \"hybrid\"\n");
  CHECK(named.scenario.campuses.size() == 1);
}

TEST_CASE("the scenario's own keys go before the table's") {
  const Sample sample;
  const Loaded loaded = sample.load(R"(
[campuses.deals]
sites = 1.0
[campus.one]
cooling = "hybrid"
deals = {sites = 0.5}
[campus.bare]
capacity = "40 MW"
[campus.own]
region = "CC"
capacity = "10 MW"
)");
  REQUIRE(loaded.scenario.campuses.size() == 4);
  CHECK(campus(loaded, "one").load.cooling == sim::CoolingKind::hybrid);
  CHECK(campus(loaded, "one").phases.size() == 3);
  CHECK(campus(loaded, "one").deals.at(0).share == 0.5);
  CHECK(campus(loaded, "two").deals.at(0).share == 1.0);
  CHECK(sim::capacity_mw(campus(loaded, "bare")) == 40.0);
  CHECK(campus(loaded, "own").deals.empty());
  const Loaded set = sample.load("", {"campus.two.capacity=70 MW"});
  CHECK(sim::capacity_mw(campus(set, "two")) == 70.0);
  CHECK(campus(set, "two").title == "Campus two");
}

TEST_CASE("variants of a scenario may change the day and a listed campus") {
  const Sample sample;
  Problems problems;
  auto document = read_document(sample.scenario(""), {}, data_root(), problems);
  const Family family(std::move(*document), data_root(), problems);
  Node value;
  value.kind = Node::Kind::text;
  value.text = "2025-01-01";
  const Family::Change day{"campuses.as_of", value};
  CHECK(family.variant({&day, 1}).scenario.campuses.size() == 1);
  value.text = "70 MW";
  const Family::Change capacity{"campus.two.capacity", value};
  CHECK(sim::capacity_mw(campus(family.variant({&capacity, 1}), "two")) == 70.0);
}

TEST_CASE("faults are told where they stand") {
  const Sample sample;
  CHECK(sample.fault("[campus.tow]\ncooling = \"hybrid\"\n")
            .find("campus.tow: is not in the table of campuses") != std::string::npos);
  CHECK(sample.fault("[campus.one]\ncooling = \"hybrid\"\n", {"campuses.table=3"})
            .find("campuses.table") != std::string::npos);
  CHECK(sample.fault("[campus.one]\ncooling = \"hybrid\"\n", {"campuses.table=no.csv"})
            .find("no.csv:0:0: data.no: there is no such file") == 0);
  CHECK(sample.fault("", {"campus.bar.cooling=hybrid"}).find("did you mean") != std::string::npos);
  CHECK(sample.fault("[campus]\none = 3\n").find("a table [campus.one] is wanted") !=
        std::string::npos);
  CHECK(sample.fault("[campus.one]\nstage = \"construction\"\n")
            .find("campus.one.stage: the phases of this campus are those of the table") !=
        std::string::npos);
  CHECK(sample.fault("planned = \"all\"\n").find("campuses.planned") != std::string::npos);
  CHECK(sample.fault("[campuses.deals]\nchips = 1.0\n").find("has no deal chips") !=
        std::string::npos);
  sample.folder.write("tables/campuses.csv",
                      "name,title,state,region\none,One,VA,QQ\n"
                      "two,Two,TX,BB\nbare,Three,TX,BB\n");
  CHECK(sample.fault("").starts_with("campuses.csv:2:12: campus.one.region: "));
  sample.folder.write("tables/phases.csv", "name,date,event,it_mw,facility_mw\none,,other,0,0\n");
  CHECK(sample.fault("[campus.two]\ncooling = \"hybrid\"\n")
            .starts_with("phases.csv:2:5: data.phases.date: a date"));
}

TEST_CASE("both tables are to be named") {
  const Sample sample;
  const auto path = sample.folder.write("half.toml", R"(
grid.data = "data"
run = {start = 2025-01-01, end = 2027-01-01}
campuses.table = "tables/campuses.csv"
)");
  try {
    (void)load(path);
    FAIL("taken");
  } catch (const ScenarioError& error) {
    CHECK(error.problems().front().key == "campuses.phases");
    CHECK(error.problems().front().message.find("is missing") != std::string::npos);
  }
}
