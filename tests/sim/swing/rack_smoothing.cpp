#include "sim/swing/rack_smoothing.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "tests/sim/swing/waves.hpp"

using namespace gigaload;
using namespace gigaload::sim;

namespace {

double energy_mwh(const PowerTrace& trace) {
  return std::accumulate(trace.power_mw.begin(), trace.power_mw.end(), 0.0) * trace.step_s / 3600.0;
}

double greatest_step_mw(const PowerTrace& trace) {
  double most = 0.0;
  for (std::size_t i = 1; i < trace.power_mw.size(); ++i) {
    most = std::max(most, std::abs(trace.power_mw[i] - trace.power_mw[i - 1]));
  }
  return most;
}

}  // namespace

TEST_CASE("a ramp is kept while the store lasts") {
  const PowerTrace trace = tests::trace_of(0.1, 600.0, tests::square(10.0, 0.25));
  const SmoothedTrace found = smoothed(trace, {.energy_mwh = 0.5, .ramp_mw_per_min = 60.0});
  CHECK(found.spent_s == 0.0);
  CHECK(found.burnt_mwh == 0.0);
  CHECK(greatest_step_mw(found.grid) <= 0.1 + 1e-9);  // 1 MW/s
  CHECK(std::abs(energy_mwh(found.grid) - energy_mwh(trace)) <= 0.25);
}

TEST_CASE("a step takes half of its height squared over the ramp from the store") {
  const PowerTrace trace =
      tests::trace_of(0.1, 60.0, [](double time_s) { return time_s < 30.0 ? 10.0 : 20.0; });
  // 10 MW at 1 MW/s: 50 MW s, so that a store of twice as much, half full, is just enough
  RackSmoothing racks{.energy_mwh = 104.0 / 3600.0, .ramp_mw_per_min = 60.0, .return_s = 1e12};
  const SmoothedTrace enough = smoothed(trace, racks);
  CHECK(enough.spent_s == 0.0);
  CHECK(enough.most_mw == doctest::Approx(9.9));
  racks.energy_mwh = 90.0 / 3600.0;
  CHECK(smoothed(trace, racks).spent_s > 0.0);
}

TEST_CASE("without a store the grid sees the load") {
  const PowerTrace trace = tests::trace_of(0.1, 20.0, tests::square(10.0, 0.5));
  const SmoothedTrace found = smoothed(trace, {.energy_mwh = 0.0, .ramp_mw_per_min = 60.0});
  for (std::size_t i = 0; i < trace.power_mw.size(); ++i) {
    CHECK(found.grid.power_mw[i] == doctest::Approx(trace.power_mw[i]));
  }
}

TEST_CASE("a floor burns what is below it") {
  const PowerTrace trace = tests::trace_of(0.1, 79.9, tests::square(10.0, 0.25));
  const SmoothedTrace found =
      smoothed(trace, {.energy_mwh = 0.0, .ramp_mw_per_min = 1e9, .floor_mw = 95.0});
  CHECK(*std::min_element(found.grid.power_mw.begin(), found.grid.power_mw.end()) ==
        doctest::Approx(95.0));
  CHECK(found.burnt_mwh == doctest::Approx(5.0 * 40.0 / 3600.0));
}

TEST_CASE("a store that is off its half is brought back") {
  const PowerTrace trace =
      tests::trace_of(0.1, 900.0, [](double time_s) { return time_s < 30.0 ? 10.0 : 20.0; });
  const SmoothedTrace found = smoothed(trace, {.energy_mwh = 1.0, .ramp_mw_per_min = 60.0});
  CHECK(energy_mwh(found.grid) == doctest::Approx(energy_mwh(trace)).epsilon(1e-5));
}

TEST_CASE("in steps longer than its return a store comes back without going beyond its half") {
  const PowerTrace trace =
      tests::trace_of(300.0, 6000.0, [](double time_s) { return time_s < 900.0 ? 10.0 : 20.0; });
  // at most 6 MW in a step
  const SmoothedTrace found = smoothed(trace, {.energy_mwh = 10.0, .ramp_mw_per_min = 1.2});
  CHECK(found.spent_s == 0.0);
  CHECK(found.grid.power_mw.back() == doctest::Approx(20.0));
  for (std::size_t i = 8; i < trace.power_mw.size(); ++i) {
    CHECK(found.grid.power_mw[i] == doctest::Approx(20.0));
  }
}
