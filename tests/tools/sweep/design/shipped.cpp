/// The shipped sweep files.

#include <doctest/doctest.h>

#include <filesystem>
#include <numeric>
#include <set>
#include <string>

#include "grid/core/calendar.hpp"
#include "scenarios/readers/load.hpp"
#include "sim/years/build_out.hpp"
#include "tests/places.hpp"
#include "tools/sweep/design/plan.hpp"
#include "tools/sweep/design/selection.hpp"

using namespace gigaload;
using namespace gigaload::tools::sweep;

namespace {

std::filesystem::path sweeps() { return tests::source_folder() / "scenarios" / "sweeps"; }

double energised_mw(const sim::Scenario& scenario, grid::Hour at) {
  sim::BuildOut build_out(scenario);
  sim::BuildOutFrame frame;
  build_out.advance(at, frame);
  return std::accumulate(frame.energised.begin(), frame.energised.end(), 0.0);
}

}  // namespace

TEST_CASE("shipped sweeps: sound, with results that their scenario gives") {
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(sweeps())) {
    CAPTURE(entry.path().string());
    const Plan plan = read_plan(read_sweep_file(entry.path()));
    names.insert(plan.name);
    CHECK(plan.kind == DesignKind::saltelli);
    const sim::Scenario scenario = plan.family->variant({}).scenario;
    CHECK(shape_of(plan.selection, scenario, plan.family->texts()).scalars.size() == 1);
  }
  CHECK(names == std::set<std::string>{"gap-2030", "virginia-2032"});
}

TEST_CASE("shipped sweeps: what makes the gap's members quick moves no MW") {
  const Plan plan = read_plan(read_sweep_file(sweeps() / "gap-2030.toml"));
  const grid::Hour at = grid::to_hour({2030, 1, 1});
  const double quick = energised_mw(plan.family->variant({}).scenario, at);
  const double usual = energised_mw(scenarios::load("us-33gw", {}).scenario, at);
  CHECK(quick == doctest::Approx(usual).epsilon(1e-6));
}
