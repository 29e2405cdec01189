#include "grid/adequacy/exact/exact.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "grid/core/error.hpp"
#include "tests/grid/parts.hpp"
#include "tests/grid/rts79.hpp"

using namespace gigaload;
using namespace gigaload::grid::adequacy;

namespace {

// One comparison rule for the published figures: relative 1e-6 of what was printed.
doctest::Approx close(double value) { return doctest::Approx(value).epsilon(1e-6).scale(0.0); }

Generator unit(double capacity, double failure, double repair) {
  Generator g;
  g.name = std::string("G");
  g.capacity = capacity;
  g.chain = {failure, repair};
  return g;
}

}  // namespace

TEST_CASE("RTS-79 at seven peaks") {
  // Billinton and Li (1994) and the convolution of the unrounded hourly loads
  struct Row {
    double peak, lole, eue;
  };
  const Row rows[] = {{2550, 1.091393, 112.2642},   {2650, 2.362428, 259.1230},
                      {2750, 4.865096, 565.4138},   {2850, 9.394175489, 1176.298460},
                      {2950, 17.578622, 2325.3006}, {3050, 31.204412, 4405.1149},
                      {3150, 53.200245, 7991.8721}};
  for (const auto& row : rows) {
    CAPTURE(row.peak);
    const auto result = assess_exact(rts79(row.peak), {.events = false});
    CHECK(result.lole == close(row.lole));
    CHECK(result.eue == close(row.eue));
  }
}

TEST_CASE("RTS-79 in its details") {
  const auto system = rts79();
  const auto result = assess_exact(system);
  CHECK(result.daily_peak_lole == close(1.368862906));
  std::size_t peak = 0;
  for (std::size_t t = 0; t < system.steps; ++t)
    if (system.regions[0].load[t] > system.regions[0].load[peak]) peak = t;
  CHECK(result.lolp[peak] == close(0.0845780608));
  CHECK(result.epns[peak] == close(14.69368));
  REQUIRE(result.events);
  CHECK(result.events->events == close(1.915154499));
  CHECK(result.events->mean_hours == close(4.905179));
  CHECK(result.events->mean_energy == close(614.2055));
}

TEST_CASE("a capacity that changes with time, and units that never fail") {
  // Two units of 10 and 20 out with 0.1, a third that never fails: counted by hand.
  SystemModel system;
  system.steps = 2;
  system.regions = {RegionLoad{.name = "A", .load = Series({28.0, 33.0})}};
  system.generators = {unit(0, 0.1, 0.9), unit(0, 0.1, 0.9), unit(0, 0.0, 1.0)};
  system.generators[0].capacity = Series({10.0, 15.0});
  system.generators[1].capacity = Series({20.0, 25.0});
  system.generators[2].capacity = Series({7.0, 7.0});
  const auto result = assess_exact(system);
  // step 0: short with either out: 0.19; unserved 1 (10 out), 11 (20 out), 21 (both)
  CHECK(result.lolp[0] == doctest::Approx(0.19).epsilon(1e-12));
  CHECK(result.epns[0] ==
        doctest::Approx(0.09 * 1 + 0.09 * 11 + 0.01 * 21).epsilon(1e-12).scale(0.0));
  // step 1: 47 - 15 = 32 < 33, 47 - 25 = 22, 7
  CHECK(result.lolp[1] == doctest::Approx(0.19).epsilon(1e-12));
  CHECK(result.epns[1] ==
        doctest::Approx(0.09 * 1 + 0.09 * 11 + 0.01 * 26).epsilon(1e-12).scale(0.0));
  CHECK_FALSE(result.events);
}

TEST_CASE("the chain of a unit whose probabilities change follows its recursion") {
  SystemModel system;
  system.steps = 3;
  system.regions = {RegionLoad{.name = "A", .load = 1.0}};
  system.generators = {unit(1.0, 0.0, 1.0)};
  system.generators[0].chain = {Series({0.1, 0.5, 0.2}), Series({0.9, 0.25, 1.0})};
  const auto result = assess_exact(system);
  const double up1 = 0.9 * 0.5 + 0.1 * 0.25, up2 = up1 * 0.8 + (1 - up1);
  CHECK(result.lolp[0] == doctest::Approx(0.1));
  CHECK(result.lolp[1] == doctest::Approx(1 - up1));
  CHECK(result.lolp[2] == doctest::Approx(1 - up2));
}

TEST_CASE("events of one unit: stationary start plus failures of a unit that is up") {
  SystemModel system;
  system.steps = 101;
  system.regions = {RegionLoad{.name = "A", .load = 1.0}};
  system.generators = {unit(1.0, 0.02, 0.3)};
  const auto result = assess_exact(system);
  const double up = 0.3 / 0.32;
  REQUIRE(result.events);
  CHECK(result.events->events == doctest::Approx((1 - up) + 100 * up * 0.02).epsilon(1e-10));
}

TEST_CASE("events that would take too many pairs of states are left out, the rest is the same") {
  SystemModel s = one_region(std::vector<double>(48, 300.0));
  for (int i = 0; i < 8; ++i) s.generators.push_back(generator(0, 31.0 + 2.0 * i * i));
  const auto whole = assess_exact(s);
  const auto less = assess_exact(s, {.events = true, .max_pairs = 1'000});
  CHECK(whole.events);
  CHECK_FALSE(less.events);
  CHECK(less.lole == whole.lole);
}

TEST_CASE("what the exact method refuses") {
  auto system = rts79();
  system.storages.emplace_back();
  CHECK_THROWS_AS((void)assess_exact(system), InputError);
  system = rts79();
  system.generators[0].capacity = std::sqrt(2.0);
  CHECK_THROWS_AS((void)assess_exact(system), InputError);
  system = rts79();
  system.generators[3].chain.failure = 1.5;
  CHECK_THROWS_WITH_AS((void)assess_exact(system),
                       doctest::Contains("generators, 'U12_4': failure probability"), InputError);
}

TEST_CASE("the exact method refuses limits on imports, which it does not know") {
  auto system = one_region({10.0});
  system.generators = {generator(0, 12.0)};
  CHECK(assess_exact(system).lole == doctest::Approx(0.1));
  system.import_limits = {{"A", {RegionIndex(0)}, 5.0}};
  CHECK_THROWS_AS((void)assess_exact(system), InputError);
}
