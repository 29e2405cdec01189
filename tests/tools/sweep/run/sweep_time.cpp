#include "tools/sweep/run/sweep_time.hpp"

#include <doctest/doctest.h>

#include "tests/tools/sweep_case.hpp"

using namespace gigaload::tools::sweep;

TEST_CASE("more members take more time, and more at a time less") {
  const SweepFolder folder;
  const Manifest manifest(folder.expanded(400));
  const double one_s = estimate_sweep_s(manifest, 1);
  CHECK(one_s > 0.4);  // a millisecond of each
  CHECK(one_s < 4000.0);
  const double many_s = estimate_sweep_s(manifest, 100);
  CHECK(many_s > 0.0);
  CHECK(many_s < 0.5 * one_s);
}
