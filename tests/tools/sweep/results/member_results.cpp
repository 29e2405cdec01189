#include "tools/sweep/results/member_results.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "sim/scenario/scenario.hpp"
#include "tests/tools/sweep_case.hpp"
#include "tools/sweep/run/runner.hpp"

using namespace gigaload;
using namespace gigaload::tools::sweep;

TEST_CASE("member results: scalars by member, NaN where one is not done") {
  const SweepFolder folder;
  const auto path = folder.path() / "seeds";
  expand(folder.write("seeds.toml",
                      "scenario = \"small.toml\"\n[set]\nensemble.samples = 0\n"
                      "[axis.number]\nkey = \"run.seed\"\nvalues = [3, 4]\n[output]\ntables = []\n"
                      "[scalar.energy]\nvariable = \"summary/energy\"\nyear = 2026\n"),
         path);
  (void)run_members(path, {.first = 0, .count = 1, .jobs = 1}, [](const RunTally&) {});
  const Manifest manifest(path);
  const ResultIndex index(manifest);
  const auto scalars = member_scalars(manifest, index);
  REQUIRE(scalars.size() == 1);
  CHECK(scalars[0].at(0) > 0.0);
  CHECK(std::isnan(scalars[0].at(1)));
  CHECK(members_missing(manifest, index) == 1);
  CHECK(first_scenario(manifest).scenario.seed == 3);
  CHECK(differ_in(manifest.plan(), "run."));
  CHECK_FALSE(differ_in(manifest.plan(), "ensemble.samples"));  // the same for all
}
