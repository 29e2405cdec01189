#include "scenarios/readers/family.hpp"

#include <doctest/doctest.h>

#include "tests/scenarios/sample_grid.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;

namespace {

const std::string kScenario = R"(
[run]
start = 2025-01-01
end = 2026-01-01
[grid]
data = "data"
[data_centres]
path = [{year = 2024, energy = "2 TWh"}, {year = 2026, energy = "8 TWh"}]
[campus.two]
region = "BB"
capacity = "100 MW"
)";

struct Sample {
  Sample() : path(folder.write("s.toml", kScenario)) {
    write_sample_grid(folder);
    auto document = read_document(path, {}, data_root(), problems);
    family.emplace(std::move(*document), data_root(), problems);
  }
  [[nodiscard]] Loaded variant(const std::string& key, const std::string& text) const {
    Node value;
    value.kind = Node::Kind::text;
    value.text = text;
    const Family::Change change{key, value};
    return family->variant({&change, 1});
  }
  [[nodiscard]] std::string fault(const std::string& key, const std::string& text) const {
    try {
      (void)variant(key, text);
    } catch (const ScenarioError& error) {
      REQUIRE(error.problems().size() == 1);
      return error.problems().front().key + ": " + error.problems().front().message;
    }
    return {};
  }
  TestFolder folder;
  std::filesystem::path path;
  Problems problems;
  std::optional<Family> family;
};

}  // namespace

TEST_CASE("a variant is the scenario loaded with the same override") {
  const Sample sample;
  for (const char* const capacity : {"3 GW", "50 MW", "3 GW"}) {
    const Loaded variant = sample.variant("campus.two.capacity", capacity);
    const Loaded loaded = load(sample.path, {std::string("campus.two.capacity=") + capacity});
    CHECK(variant.scenario.text == loaded.scenario.text);
    CHECK(variant.scenario.name == loaded.scenario.name);
    CHECK(variant.data_hashes == loaded.data_hashes);
    CHECK(variant.notices == loaded.notices);
    CHECK(variant.scenario.campuses.at(0).phases.at(0).capacity_mw ==
          loaded.scenario.campuses.at(0).phases.at(0).capacity_mw);
    REQUIRE(variant.scenario.grid.data.size() == loaded.scenario.grid.data.size());
    for (std::size_t r = 0; r < loaded.scenario.grid.data.size(); ++r) {
      CHECK(variant.scenario.grid.data[r].mean_demand_mw ==
            loaded.scenario.grid.data[r].mean_demand_mw);
    }
  }
}

TEST_CASE("variants of what the tables are read with are not mixed up") {
  const Sample sample;
  const double full = sample.variant("demand.growth", "aeo").scenario.grid.interfaces[0].forward_mw;
  Node half;
  half.kind = Node::Kind::number;
  half.number = 0.5;
  const Family::Change change{"grid.interfaces.scale", half};
  CHECK(sample.family->variant({&change, 1}).scenario.grid.interfaces[0].forward_mw == full / 2);
  CHECK(sample.variant("demand.growth", "aeo").scenario.grid.interfaces[0].forward_mw == full);
}

TEST_CASE("an item of a list is counted from one") {
  const Sample sample;
  const Loaded variant = sample.variant("data_centres.path.2.energy", "32 TWh");
  // constant growth: from 2 to 32 TWh in two years is four times a year
  REQUIRE(variant.scenario.data_centres.path_energy_mwh.size() == 3);
  CHECK(variant.scenario.data_centres.path_energy_mwh[1] == doctest::Approx(8e6));
  CHECK(sample.fault("data_centres.path.3.energy", "1 TWh") ==
        "data_centres.path.3.energy: the list has no item number 3");
}

TEST_CASE("what cannot be changed is told at the change") {
  const Sample sample;
  CHECK(sample.fault("campus.too.capacity", "1 GW") ==
        "campus.too: the scenario has no such campus; did you mean two?");
  CHECK(sample.fault("campus.two.capacity.much", "1 GW") ==
        "campus.two.capacity.much: capacity is a text and holds no \"much\"");
  CHECK(sample.fault("campus.two.capacity", "-1 GW").find("too small") != std::string::npos);
}
