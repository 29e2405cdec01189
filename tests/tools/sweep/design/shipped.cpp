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
    const sim::Scenario scenario = plan.family->variant({}).scenario;
    const Shape shape = shape_of(plan.selection, scenario, plan.family->texts());
    CHECK(shape.values > 0);
    if (plan.kind == DesignKind::saltelli) CHECK(shape.scalars.size() == 1);
  }
  CHECK(names ==
        std::set<std::string>{"dial-2030", "gap-2030", "mechanisms-2030", "virginia-2032"});
}

TEST_CASE("shipped sweeps: every point of the grids' axes is a sound scenario") {
  for (const char* const name : {"dial-2030", "mechanisms-2030"}) {
    const Plan plan = read_plan(read_sweep_file(name));  // found by its name alone
    CAPTURE(plan.name);
    CHECK(plan.design == "grid");
    for (const Axis& axis : plan.axes) {
      for (const scenarios::Node& value : axis.values) {
        CAPTURE(axis.label_of(value));
        CHECK_NOTHROW((void)plan.family->variant(axis.changes(value)));
      }
    }
  }
}

TEST_CASE("shipped sweeps: the pages and tables begin with the scenario as it is shipped") {
  for (const char* const name : {"dial-2030", "mechanisms-2030"}) {
    const Plan plan = read_plan(read_sweep_file(name));
    CAPTURE(plan.name);
    for (const Axis& axis : plan.axes) {
      if (axis.variants.empty()) continue;
      CAPTURE(axis.name);
      CHECK(axis.variants.at(axis.usual).changes.empty());
    }
  }
}

TEST_CASE("shipped sweeps: the table of mechanisms tells of five areas, with their errors") {
  const Plan plan = read_plan(read_sweep_file("mechanisms-2030"));
  REQUIRE(plan.worth);
  CHECK(plan.axes[plan.worth->rows].variants.size() >= 16);
  CHECK(plan.worth->per_percent.size() == 5);
  CHECK(plan.worth->per_percent.at("eastern") == doctest::Approx(5300.0));
  CHECK(plan.selection.scalars.size() == 10);
}

TEST_CASE("shipped sweeps: what makes the gap's members quick moves no MW") {
  const Plan plan = read_plan(read_sweep_file(sweeps() / "gap-2030.toml"));
  const grid::Hour at = grid::to_hour({2030, 1, 1});
  const double quick = energised_mw(plan.family->variant({}).scenario, at);
  const double usual = energised_mw(scenarios::load("us-33gw", {}).scenario, at);
  CHECK(quick == doctest::Approx(usual).epsilon(1e-6));
}
