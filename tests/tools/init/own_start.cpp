#include "tools/init/own_start.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "scenarios/measured/own_grid.hpp"
#include "scenarios/readers/load.hpp"
#include "tests/temporary_folder.hpp"

using namespace gigaload;
using namespace gigaload::tools;

TEST_CASE("what init writes reads as it is, and has what its tables say") {
  const tests::TemporaryFolder folder;
  write_starter(folder / "mine", own_start("mine"));
  const auto loaded = scenarios::load(folder / "mine" / "mine.toml", {});
  const auto& scenario = loaded.scenario;
  REQUIRE(scenario.given_system);
  const auto& system = *scenario.given_system;
  CHECK(system.steps == 8760);
  REQUIRE(system.regions.size() == 2);
  CHECK(system.regions[0].name == "North");
  CHECK(system.regions[0].load.max() == doctest::Approx(1048).epsilon(0.01));
  CHECK(system.regions[1].load.max() == doctest::Approx(776).epsilon(0.01));
  CHECK(system.generators.size() == 14);
  CHECK(system.lines.size() == 2);
  CHECK(system.storages.size() == 1);
  CHECK(system.demand_responses.size() == 1);
  const auto sun =
      std::ranges::find(system.generators, "solar-park", &grid::adequacy::Generator::name);
  REQUIRE(sun != system.generators.end());
  CHECK(sun->capacity.min() == 0.0);
  CHECK(sun->capacity.max() > 150.0);
  CHECK(scenario.campuses.size() == 1);
  // nothing of the tables is left alone
  CHECK(std::ranges::none_of(loaded.notices, [](const std::string& notice) {
    return notice.find("not read") != std::string::npos;
  }));
}
