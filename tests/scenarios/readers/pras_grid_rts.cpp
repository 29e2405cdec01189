// The RTS as a scenario's grid, beside the figures that PRAS's documentation gives.
#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include "grid/adequacy/sampling/monte_carlo.hpp"
#include "scenarios/pras/pras_file.hpp"
#include "scenarios/readers/load.hpp"
#include "sim/run/run.hpp"
#include "tests/places.hpp"
#include "tests/scenarios/sample_grid.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;
namespace adequacy = gigaload::grid::adequacy;

namespace {

struct LastYear : sim::Recorder {
  sim::YearAdequacy year;
  void record(const sim::Frame& frame) override {
    if (frame.adequacy) year = *frame.adequacy;
  }
};

}  // namespace

TEST_CASE("rts.pras as a grid: with 700 MW of campus in each region, PRAS's own figures") {
  const auto rts = tests::source_folder() / "tests/data/pras/rts.pras";
  std::string text = "[run]\nstart = 2020-01-01\nend = 2021-01-01\n[ensemble]\nsamples = 60\n";
  text += "[grid]\npras = \"" + rts.string() + "\"\n";
  for (const char* region : {"1", "2", "3"}) {
    text += std::string("[campus.c") + region + "]\nregion = \"" + region +
            "\"\ncapacity = \"700 MW\"\nstage = \"energised\"\nload_factor = 1.0\n"
            "design_pue = 1.0\n";  // so that its connection is always in full use
  }
  const TestFolder folder;
  const Loaded loaded = scenarios::load(folder.write("rts.toml", text));
  LastYear campuses;
  REQUIRE(sim::run(loaded.scenario, {.threads = 2, .resume = nullptr, .progress = {}}, campuses));
  const auto within = [](const adequacy::Estimate& found, double expected, double error) {
    CAPTURE(found.value);
    CAPTURE(found.standard_error);
    CHECK(std::abs(found.value - expected) < 3.0 * std::hypot(found.standard_error, error));
  };
  // PRAS's documentation, 100 samples
  within(campuses.year.areas[0].lolh, 85.0, 2.0);
  within(campuses.year.areas[0].eue, 26'400.0, 1'100.0);
  within(campuses.year.areas[0].neue, 470.0, 20.0);
  within(campuses.year.areas[0].event_days, 25.8, 0.5);
  // and the very samples of the file assessed with that load
  adequacy::SystemModel system = read_pras(rts);
  add_load(system, 700.0);
  const auto direct = adequacy::assess(system, {.samples = 60, .threads = 2});
  CHECK(campuses.year.areas[0].lolh.value ==
        doctest::Approx(direct.system.lolh.value).epsilon(1e-9));
  CHECK(campuses.year.areas[0].eue.value == doctest::Approx(direct.system.eue.value).epsilon(1e-6));
}
