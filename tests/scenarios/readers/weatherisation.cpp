#include "scenarios/readers/weatherisation.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "scenarios/readers/load.hpp"
#include "sim/scenario/scenario.hpp"
#include "tests/scenarios/sample_grid.hpp"

using namespace gigaload::scenarios;

namespace {

/// Reads what weatherisation has taken away in a scenario beside the sample grid of AA and BB in
/// the east and CC in the west.
struct WeatherisedSample {
  WeatherisedSample() {
    write_sample_grid(folder);
    folder.write("data/cold_regions.csv",
                 "region,built_for_cold_c,built_for_heat_c,cold_tail,weatherisation\n"
                 "AA,-8,33,0.8,0.25\nBB,-8,33,0.8,0.25\nCC,-8,33,0.8,0.5\n");
  }
  [[nodiscard]] std::vector<double> of(const std::string& outages) const {
    const auto loaded = load(folder.write(
        "s.toml",
        "[run]\nstart = 2025-01-01\nend = 2026-01-01\n[grid]\ndata = \"data\"\n" + outages));
    std::vector<double> share;
    for (const auto& data : loaded.scenario.grid.data) share.push_back(data.weatherisation);
    return share;
  }
  TestFolder folder;
};

}  // namespace

TEST_CASE("weatherisation: that of the table, or what is said of a group or a region") {
  const WeatherisedSample sample;
  using Shares = std::vector<double>;
  CHECK(sample.of("") == Shares{0.25, 0.25, 0.5});
  CHECK(sample.of("[outages.weatherisation]\nBB = 0.1\neastern = 0.9\n") == Shares{0.9, 0.1, 0.5});
  CHECK(sample.of("[outages]\nweatherisation.CC = 0\n") == Shares{0.25, 0.25, 0.0});
}

TEST_CASE("weatherisation of no group of regions is told") {
  const WeatherisedSample sample;
  try {
    (void)sample.of("[outages.weatherisation]\nERCOT = 0.5\n");
    FAIL("nothing was told");
  } catch (const ScenarioError& error) {
    REQUIRE(error.problems().size() == 1);
    CHECK(error.problems()[0].key == "outages.weatherisation.ERCOT");
  }
}
