#include "scenarios/readers/plant_overlay.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "scenarios/readers/load.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/years/plant_capacity.hpp"
#include "tests/scenarios/sample_grid.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;

namespace {

/// The sample grid of AA, BB and CC, whose AA has gas, with plants of a scenario's own.
struct OverlaySample {
  OverlaySample() { write_sample_grid(folder); }
  [[nodiscard]] Loaded of(const std::string& text, const std::string& grid = "") const {
    return load(folder.write("s.toml",
                             "[run]\nstart = 2025-01-01\nend = 2030-01-01\n[grid]\n"
                             "data = \"data\"\n" +
                                 grid + text),
                {});
  }
  [[nodiscard]] std::vector<Problem> problems(const std::string& text) const {
    try {
      (void)of(text);
    } catch (const ScenarioError& error) {
      return error.problems();
    }
    return {};
  }
  /// Gas in AA in an hour, without what the queue brings.
  [[nodiscard]] double gas_mw(const std::string& text, const grid::Date& day) const {
    const sim::Scenario s = of(text).scenario;
    const sim::PlantCapacity capacity(s.grid, s.retirements, s.plant_changes);
    const std::vector<double> none(s.grid.regions.size() * s.grid.technologies.size(), 0.0);
    std::vector<double> mw;
    capacity.evaluate(grid::to_hour(day), none, mw);
    return mw[0];
  }
  TestFolder folder;
};

const std::string kPlant =
    "[plant.new]\nregion = \"AA\"\ntechnology = \"gas\"\ncapacity = \"1 GW\"\n"
    "in_service = 2027-03-01\nout_of_service = 2028-03-01\n";
const std::string kRetire =
    "[retire.old]\nregion = \"AA\"\ntechnology = \"gas\"\ncapacity = \"100 MW\"\n"
    "out_of_service = 2026-01-01\n";

}  // namespace

TEST_CASE("a plant comes and goes on its days, on top of those of the tables") {
  const OverlaySample sample;
  for (const auto& [day, more_mw] : {std::pair(grid::Date{2027, 2, 28}, 0.0),
                                     {grid::Date{2027, 3, 1}, 1000.0},
                                     {grid::Date{2028, 2, 29}, 1000.0},
                                     {grid::Date{2028, 3, 1}, 0.0}}) {
    CHECK(sample.gas_mw(kPlant, day) - sample.gas_mw("", day) == doctest::Approx(more_mw));
  }
}

TEST_CASE("capacity that goes on a day, with a notice where it is more than there is") {
  const OverlaySample sample;
  for (const auto& [day, less_mw] :
       {std::pair(grid::Date{2025, 12, 31}, 0.0), {grid::Date{2026, 1, 1}, 100.0}}) {
    CHECK(sample.gas_mw("", day) - sample.gas_mw(kRetire, day) == doctest::Approx(less_mw));
  }
  const auto says = [](const Loaded& loaded) {
    return std::ranges::any_of(loaded.notices, [](const std::string& notice) {
      return notice.starts_with("retire.old: 90000 MW are to go");
    });
  };
  CHECK_FALSE(says(sample.of(kRetire)));
  std::string more = kRetire;
  more.replace(more.find("100 MW"), 6, "90 GW");
  CHECK(says(sample.of(more)));
}

TEST_CASE("what is behind the run's end does nothing") {
  const OverlaySample sample;
  const auto without = sample.of("").scenario;
  const auto s =
      sample
          .of("[plant.late]\nregion = \"AA\"\ntechnology = \"gas\"\ncapacity = \"1 GW\"\n"
              "in_service = 2031-01-01\n[retire.late]\nregion = \"AA\"\n"
              "technology = \"gas\"\ncapacity = \"1 MW\"\nout_of_service = 2031-01-01\n")
          .scenario;
  CHECK(s.plant_changes.size() == without.plant_changes.size());
  CHECK(s.retirements.size() == without.retirements.size());
}

TEST_CASE("faults of a plant are told at their places") {
  const OverlaySample sample;
  const auto found = sample.problems(
      "[plant.a]\nregion = \"AB\"\ntechnology = \"gass\"\ncapacity = \"1 GW\"\n"
      "in_service = 2027-01-01\n[plant.b]\nregion = \"AA\"\ntechnology = \"gas\"\n"
      "capacity = \"1 GW\"\nin_service = 2027-01-01\nout_of_service = 2027-01-01\n"
      "[retire.c]\nregion = \"AA\"\ntechnology = \"gas\"\n");
  REQUIRE(found.size() == 5);
  CHECK(found[0].key == "plant.a.region");
  CHECK(found[0].line == 7);
  CHECK(found[1].key == "plant.a.technology");
  CHECK(found[1].message.find("gas") != std::string::npos);
  CHECK(found[2].key == "plant.b.out_of_service");
  CHECK(found[2].message == "it is not after in_service");
}

TEST_CASE("a plant outside of the regions that are taken") {
  const OverlaySample sample;
  CHECK_THROWS_WITH_AS((void)sample.of(kPlant, "regions = [\"BB\"]\n"),
                       doctest::Contains("plant.new.region"), ScenarioError);
  const Loaded dropped = sample.of(kPlant, "regions = [\"BB\"]\noutside = \"drop\"\n");
  CHECK(std::ranges::any_of(dropped.notices, [](const std::string& notice) {
    return notice == "grid.outside: plant.new is left out with its region AA";
  }));
}
