// Demand response against the expectations of PRAS's own tests.

#include <doctest/doctest.h>

#include <cmath>

#include "grid/adequacy/sampling/monte_carlo.hpp"
#include "tests/grid/parts.hpp"

using namespace gigaload;
using namespace gigaload::grid::adequacy;

TEST_CASE("one generator and demand response: PRAS test system 4") {
  // Expected values of PRAS (PRASCore, TestData.jl, test4)
  auto system = one_region({56, 58, 60, 61, 59, 53});
  system.generators = {generator(0, 57.0)};
  system.demand_responses = {response(0, 10.0, 10.0, 2.0)};
  const auto result = assess(system, {.samples = 200'000, .seed = 112});
  // these expectations are of a simulation themselves, printed to about 0.1 %
  CHECK(result.system.lole.value == doctest::Approx(2.118).epsilon(0.005));
  CHECK(result.system.eue.value == doctest::Approx(42.14).epsilon(0.01));
  const double lolp[] = {0.09979, 0.262884, 0.330012, 0.86035, 0.263847, 0.301366};
  const double eue[] = {4.68961, 5.152107, 6.940175, 12.988999, 6.031563, 6.333205};
  for (std::size_t t = 0; t < 6; ++t) {
    CAPTURE(t);
    CHECK(std::abs(result.system_steps.lolp[t] - lolp[t]) < 0.005);
    CHECK(std::abs(result.system_steps.epns[t].value - eue[t]) <
          4.0 * result.system_steps.epns[t].standard_error);
  }
}

TEST_CASE("what is owed to demand response without a limit of its energy is not forgotten") {
  auto system = one_region(std::vector<double>(24, 3.0));
  auto lasting = response(0, 10.0, kUnlimited, 2.0);
  lasting.payback_capacity = 0.0;
  system.demand_responses = {lasting};
  const auto result = assess(system, {.samples = 10});
  CHECK(result.system.eue.value == doctest::Approx(72.0));
}

TEST_CASE("generator, battery and demand response: PRAS test system 5") {
  auto system = one_region({56, 58, 60, 61, 59, 53});
  system.generators = {generator(0, 57.0)};
  system.storages = {battery(0, 5.0, 5.0, 0.1)};
  system.demand_responses = {response(0, 10.0, 10.0, 2.0)};
  const auto result = assess(system, {.samples = 200'000, .seed = 112});
  const double lolp[] = {0.09979, 0.197394, 0.330075, 0.426081, 0.698583, 0.255013};
  const double eue[] = {4.68888, 5.013817, 6.87707, 8.325743, 11.226304, 5.983083};
  for (std::size_t t = 0; t < 6; ++t) {
    CAPTURE(t);
    CHECK(std::abs(result.system_steps.lolp[t] - lolp[t]) < 0.005);
    CHECK(std::abs(result.system_steps.epns[t].value - eue[t]) <
          4.0 * result.system_steps.epns[t].standard_error);
  }
}

TEST_CASE("three regions with demand response: PRAS test system 6") {
  SystemModel s;
  s.steps = 6;
  s.regions = {{"1", Series({19, 20, 25, 26, 24, 25})},
               {"2", Series({20, 21, 30, 27, 23, 24})},
               {"3", Series({22, 26, 27, 25, 23, 24})}};
  s.generators = {generator(0, 10.0),
                  generator(0, Series({4, 3, 2, 3, 4, 3})),
                  generator(1, 10.0),
                  generator(1, 10.0),
                  generator(1, Series({6, 5, 3, 4, 3, 2})),
                  generator(2, Series({10, 10, 15, 10, 10, 10})),
                  generator(2, Series({20, 20, 25, 20, 22, 24})),
                  generator(2, Series({2, 1, 2, 1, 2, 2}))};
  s.demand_responses = {response(0, 5, 10, 4), response(1, 4, 8, 4), response(2, 3, 6, 4)};
  s.interfaces = {{RegionIndex(0), RegionIndex(1), 100, 100},
                  {RegionIndex(0), RegionIndex(2), 100, 100},
                  {RegionIndex(1), RegionIndex(2), 100, 100}};
  for (std::size_t i = 0; i < 3; ++i)
    s.lines.push_back({"L", "", InterfaceIndex(i), 100.0, 100.0, Chain{0.1, 0.9}});
  const auto result = assess(s, {.samples = 200'000, .seed = 112});
  const double lolp[] = {0.0817, 0.2169519, 0.47371299, 0.843717, 0.588652, 1.0};
  const double eue[] = {0.566655, 1.82072, 5.47627, 9.739967, 8.7754709, 26.66588199};
  for (std::size_t t = 0; t < 6; ++t) {
    CAPTURE(t);
    CAPTURE(result.system_steps.lolp[t]);
    CAPTURE(result.system_steps.epns[t].value);
    CHECK(std::abs(result.system_steps.lolp[t] - lolp[t]) < 0.005);
    CHECK(std::abs(result.system_steps.epns[t].value - eue[t]) <
          4.0 * result.system_steps.epns[t].standard_error + 0.002 * eue[t]);
  }
}
