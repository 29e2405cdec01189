#include "scenarios/readers/area_stages.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

#include "scenarios/readers/load.hpp"
#include "tests/scenarios/sample_grid.hpp"

using namespace gigaload::scenarios;

namespace {

/// A scenario of a campus in each of AA and BB, in the east, and CC, in the west.
struct AreaSample {
  AreaSample() { write_sample_grid(folder); }
  [[nodiscard]] Loaded of(const std::string& more) const {
    std::string text = "grid.data = \"data\"\nrun = {start = 2025-01-01, end = 2027-01-01}\n";
    for (const char* name : {"AA", "BB", "CC"}) {
      text +=
          std::string("[campus.") + name + "]\ncapacity = \"1 GW\"\nregion = \"" + name + "\"\n";
    }
    return load(folder.write("s.toml", text + more));
  }
  [[nodiscard]] std::vector<Problem> problems(const std::string& more) const {
    try {
      (void)of(more);
    } catch (const ScenarioError& error) {
      return error.problems();
    }
    return {};
  }
  TestFolder folder;
};

}  // namespace

TEST_CASE("area stages: a limit of connections is that of a region or of all regions of an area") {
  const auto limits = AreaSample()
                          .of("[limits.connection]\neastern = \"2 GW/yr\"\nAA = \"1 GW/yr\"\n")
                          .scenario.limits;
  CHECK(limits.connection_mw_per_y[0] == doctest::Approx(1000.0));
  CHECK(std::isinf(limits.connection_mw_per_y[1]));
  REQUIRE(limits.areas.size() == 1);
  CHECK(limits.areas[0].name == "eastern");
  CHECK(limits.areas[0].regions.size() == 2);
  CHECK(limits.areas[0].connection_mw_per_y == doctest::Approx(2000.0));
}

TEST_CASE("area stages: delays add up over the areas that a campus lies in") {
  const auto campuses =
      AreaSample().of("[stages.delay]\neastern = \"1 yr\"\nAA = \"0.5 yr\"\n").scenario.campuses;
  REQUIRE(campuses.size() == 3);
  CHECK(campuses[0].stages.pre_development_y == doctest::Approx(6.3));
  CHECK(campuses[1].stages.pre_development_y == doctest::Approx(5.8));
  CHECK(campuses[2].stages.pre_development_y == doctest::Approx(4.8));
}

TEST_CASE("area stages: names of no area are told at their place") {
  const AreaSample sample;
  for (const char* table : {"limits.connection", "stages.delay"}) {
    const bool delay = std::string(table) == "stages.delay";
    const auto found = sample.problems(std::string("[") + table + "]\nQQ = \"1 " +
                                       (delay ? "yr" : "GW/yr") + "\"\n");
    REQUIRE(found.size() == 1);
    CHECK(found[0].key == std::string(table) + ".QQ");
    CHECK(found[0].line == 13);
  }
}

TEST_CASE("area stages: ages, uses and buildings of campuses") {
  const auto campuses = AreaSample()
                            .of("[campus.DD]\nregion = \"AA\"\ncapacity = \"1 GW\"\n"
                                "stage = \"construction\"\nelapsed = \"1.2 yr\"\n"
                                "use = \"training\"\n"
                                "stages = {buildings = 3, first_power = \"1.5 yr\"}\n"
                                "[campus.EE]\nregion = \"AA\"\nages = \"steady\"\n"
                                "use = \"training\"\nstages.fill = \"0.5 yr\"\n"
                                "phases = [{capacity = \"1 GW\"},\n"
                                " {capacity = \"1 GW\", elapsed = \"1 yr\"}]\n")
                            .scenario.campuses;
  REQUIRE(campuses.size() == 5);
  CHECK(campuses[0].stages.fill_y == doctest::Approx(1.5));
  CHECK(campuses[3].phases[0].elapsed_y == doctest::Approx(1.2));
  CHECK(campuses[3].stages.fill_y == doctest::Approx(0.3));
  CHECK(campuses[3].stages.buildings == 3);
  CHECK(campuses[3].stages.first_power_y == doctest::Approx(1.5));
  CHECK(campuses[4].stages.fill_y == doctest::Approx(0.5));
  CHECK(campuses[4].phases[0].steady);
  CHECK_FALSE(campuses[4].phases[1].steady);
  CHECK(campuses[4].phases[1].elapsed_y == doctest::Approx(1.0));
}

TEST_CASE("area stages: a phase is as old as its campus where it does not say so") {
  const auto phases = AreaSample()
                          .of("[campus.DD]\nregion = \"AA\"\nstage = \"construction\"\n"
                              "elapsed = \"2 yr\"\nphases = [{capacity = \"1 GW\"},\n"
                              " {capacity = \"1 GW\", elapsed = \"0.5 yr\"}]\n")
                          .scenario.campuses.back()
                          .phases;
  REQUIRE(phases.size() == 2);
  CHECK(phases[0].elapsed_y == doctest::Approx(2.0));
  CHECK(phases[1].elapsed_y == doctest::Approx(0.5));
}

TEST_CASE("area stages: stages.futures is how many futures are drawn") {
  CHECK(AreaSample().of("[stages]\nfutures = 7\n").scenario.futures == 7);
}

TEST_CASE("area stages: what does nothing or cannot be is told with its key") {
  const AreaSample sample;
  const auto key_of = [&](const std::string& campus) {
    const auto found =
        sample.problems("[campus.DD]\nregion = \"AA\"\ncapacity = \"1 GW\"\n" + campus);
    REQUIRE(found.size() == 1);
    return found[0].key;
  };
  CHECK(key_of("stage = \"energised\"\nelapsed = \"1 yr\"\n") == "campus.DD.elapsed");
  CHECK(key_of("ages = \"steady\"\nelapsed = \"1 yr\"\n") == "campus.DD.elapsed");
  CHECK(key_of("stages.first_power = \"1 yr\"\n") == "campus.DD.stages.first_power");
  CHECK(key_of("stages = {buildings = 2, first_power = \"2.4 yr\"}\n") ==
        "campus.DD.stages.first_power");
}
