#include "scenarios/language/cooling_parameters.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "scenarios/language/toml_reader.hpp"
#include "tests/places.hpp"
#include "tests/scenarios/sample_grid.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;

namespace {

std::string shipped_table() {
  std::ifstream file(tests::source_folder() / "scenarios/data/cooling_parameters.csv");
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("cooling parameters: the shipped table has the defaults of the equations") {
  Problems problems;
  DataFolder data(tests::source_folder() / "scenarios/data", problems);
  const CoolingBySize cooling = read_cooling(data);
  CHECK(problems.count() == 0);
  CHECK(cooling[0] == sim::CoolingParameters{});
  CHECK(cooling[1].air.supply_high_c == 29.5);
  CHECK(cooling[2].electrical.ups_linear == doctest::Approx(1.0 / 0.81 - 1.0).epsilon(1e-5));
}

TEST_CASE("cooling parameters: what is wrong with a table") {
  const TestFolder folder;
  const auto problems_of = [&](const std::string& text) {
    folder.write("cooling_parameters.csv", text);
    Problems problems;
    DataFolder data(folder.path(), problems);
    const CoolingBySize cooling = read_cooling(data);
    CHECK(cooling[0] == sim::CoolingParameters{});  // what is bad is left as it was
    return problems.count();
  };
  const std::string good = shipped_table();
  const auto with = [&](const std::string& from, const std::string& to) {
    std::string text = good;
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
  };
  CHECK(problems_of(good) == 0);
  CHECK(problems_of(good + "tower.height,x,K,1,1,1,R,x\n") == 1);
  CHECK(problems_of(good + "lighting,x,1,0.001,0.1,0.1,R,x\n") == 1);
  CHECK(problems_of(with("\nlighting,", "\n#lighting,")) == 1);
  CHECK(problems_of(with(",degC,14,", ",K,14,")) == 1);
  CHECK(problems_of(with(",K,4.75,", ",K,-4.75,")) == 1);
  CHECK(problems_of(with(",K,4.75,", ",K,,")) == 1);
  CHECK(problems_of(with(",K,4.75,", ",K,nan,")) == 1);
}

TEST_CASE("cooling parameters: a scenario's own, common and of one campus") {
  const auto apply = [](const std::string& toml, const std::string& prefix, Problems& problems) {
    const auto node =
        read_toml("[run]\nstart = 2025-01-01\nend = 2026-01-01\n" + toml, 0, problems);
    REQUIRE(node);
    const Settings settings(*node, problems);
    sim::CoolingParameters parameters;
    apply_cooling(settings, prefix, parameters, problems);
    return parameters;
  };
  Problems none;
  const auto set = apply(
      "[cooling]\ntower.cycles_of_concentration = 5\ntower.approach = \"3 K\"\n"
      "hybrid.switch = \"68 degF\"\nair.supply_high = \"27 degC\"\nups.no_load = 0.003\n",
      "cooling.", none);
  CHECK(none.count() == 0);
  CHECK(set.tower.cycles_of_concentration == 5.0);
  CHECK(set.tower.approach_k == 3.0);
  CHECK(set.liquid.hybrid_switch_c == doctest::Approx(20.0));
  CHECK(set.air.supply_high_c == 27.0);
  CHECK(set.electrical.ups_no_load == 0.003);
  CHECK(set.liquid.supply_c == 40.0);

  Problems crossed;
  (void)apply("[cooling]\nair.supply_low = \"33 degC\"\n", "cooling.", crossed);
  CHECK(crossed.count() == 1);
  Problems bad;
  const auto kept = apply(
      "[cooling]\ntower.cycles_of_concentration = 1\ntower.approach = 3\nfan.size = 2\n"
      "air.supply_low = \"3 kW\"\n",
      "cooling.", bad);
  CHECK(bad.count() == 4);
  CHECK(kept == sim::CoolingParameters{});
}
