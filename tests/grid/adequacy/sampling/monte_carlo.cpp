#include "grid/adequacy/sampling/monte_carlo.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstring>

#include "grid/adequacy/exact/exact.hpp"
#include "grid/adequacy/sampling/ensemble.hpp"
#include "grid/core/error.hpp"
#include "tests/grid/parts.hpp"
#include "tests/grid/rts79.hpp"

using namespace gigaload;
using namespace gigaload::grid;
using namespace gigaload::grid::adequacy;

namespace {

void check_within(const std::string& what, const Estimate& estimate, double expected) {
  CAPTURE(what);
  CAPTURE(estimate.value);
  CAPTURE(estimate.standard_error);
  CAPTURE(expected);
  CHECK(estimate.standard_error > 0.0);
  CHECK(std::abs(estimate.value - expected) <= 3.0 * estimate.standard_error);
}

bool same_bits(const Result& a, const Result& b) {
  const auto same = [](const Metrics& x, const Metrics& y) {
    return std::memcmp(&x, &y, sizeof x) == 0;
  };
  bool equal = a.samples == b.samples && same(a.system, b.system);
  for (std::size_t r = 0; r < a.regions.size(); ++r)
    equal = equal && same(a.regions[r], b.regions[r]);
  for (std::size_t t = 0; t < a.system_steps.lolp.size(); ++t)
    equal = equal && a.system_steps.lolp[t] == b.system_steps.lolp[t] &&
            a.system_steps.epns[t].value == b.system_steps.epns[t].value &&
            a.system_steps.epns[t].standard_error == b.system_steps.epns[t].standard_error;
  return equal && a.system_steps.quantiles == b.system_steps.quantiles;
}

}  // namespace

TEST_CASE("RTS-79 within three standard errors of the exact values") {
  const auto system = rts79();
  const auto exact = assess_exact(system);
  const auto result = assess(system, {.samples = 30'000, .seed = 3});
  check_within("lole", result.system.lole, exact.lole);
  check_within("lolh", result.system.lolh, exact.lolh);
  check_within("eue", result.system.eue, exact.eue);
  check_within("neue", result.system.neue, exact.neue);
  check_within("events", result.system.events, exact.events->events);
  check_within("event hours", result.system.event_hours, exact.events->mean_hours);
  check_within("event energy", result.system.event_energy, exact.events->mean_energy);
  // 100,000 years of another program: 1.588 +- 0.007 event-days, CVaR 11,397 MWh
  CHECK(result.system.event_days.value == doctest::Approx(1.588).epsilon(0.03));
  CHECK(std::abs(result.system.cvar.value - 11'397.0) < 4.0 * result.system.cvar.standard_error);
  CHECK(result.system.eue.value == result.regions[0].eue.value);
  // by step: the weighted sum of the deviations is itself a check of all 8736
  double squares = 0.0;
  std::size_t n = 0;
  for (std::size_t t = 0; t < system.steps; ++t) {
    const double variance = exact.lolp[t] * (1.0 - exact.lolp[t]) / 30'000.0;
    if (exact.lolp[t] < 1e-3) continue;
    squares += std::pow(result.system_steps.lolp[t] - exact.lolp[t], 2) / variance;
    ++n;
  }
  CHECK(n > 1000);
  CHECK(squares / static_cast<double>(n) == doctest::Approx(1.0).epsilon(0.2));
}

TEST_CASE("a battery of 200 MW and 800 MWh on RTS-79, empty at the start") {
  auto system = rts79();
  system.storages = {battery(0, 200.0, 800.0)};
  const auto sequential = assess(system, {.samples = 20'000, .seed = 5});
  // The same availability without memory: a new draw each hour.
  for (auto& g : system.generators) {
    const double out = g.chain.failure[0] / (g.chain.failure[0] + g.chain.repair[0]);
    g.chain = {out, 1.0 - out};
  }
  const auto independent = assess(system, {.samples = 1'000, .seed = 5});
  MESSAGE("sequential outages: LOLE ", sequential.system.lole.value, " +- ",
          sequential.system.lole.standard_error, " h, EUE ", sequential.system.eue.value, " +- ",
          sequential.system.eue.standard_error, " MWh, events ", sequential.system.events.value);
  MESSAGE("hour-independent outages: LOLE ", independent.system.lole.value, " +- ",
          independent.system.lole.standard_error, " h, EUE ", independent.system.eue.value, " +- ",
          independent.system.eue.standard_error, " MWh, events ", independent.system.events.value);
  // Without the battery both have 1176.3 MWh. Outages without memory make the battery look much
  // better than it is.
  CHECK(sequential.system.eue.value < 1176.3);
  CHECK(independent.system.eue.value < 0.6 * sequential.system.eue.value);
  auto bare = system;
  bare.storages.clear();
  const auto without = assess(bare, {.samples = 1'000, .seed = 6});
  check_within("events without memory", without.system.events, 9.16);
}

TEST_CASE("the result depends on nothing but system, seed and sample") {
  const auto system = ring();
  const Options options{.samples = 300, .seed = 11, .quantiles = {0.9}};
  const auto one = assess(system, options);
  CHECK(one.system.lole.value > 0.0);
  CHECK(one.counters.flows_solved > 0);
  for (const unsigned threads : {2u, 8u}) {
    auto more = options;
    more.threads = threads;
    CHECK(same_bits(one, assess(system, more)));
  }
  auto other = options;
  other.seed = 12;
  CHECK_FALSE(same_bits(one, assess(system, other)));
  other.seed = 11;
  other.stream = 17;
  CHECK_FALSE(same_bits(one, assess(system, other)));
}

TEST_CASE("a sample alone goes the same way as among others") {
  const auto system = ring();
  const Plan plan(system, 0.5);
  const Scopes scopes(plan.system);
  Ensemble together({.seed = 7, .stream = 16, .first = 0, .count = 40}, 2);
  together.move_to(plan, scopes);
  together.advance(plan.system.steps, {});
  for (const std::uint32_t s : {0u, 17u, 39u}) {
    Ensemble alone({.seed = 7, .stream = 16, .first = s, .count = 1}, 1);
    alone.move_to(plan, scopes);
    // and in windows of another length
    alone.advance(kBlock, {});
    alone.advance(2 * kBlock, {});
    alone.advance(plan.system.steps, {});
    for (std::size_t scope = 0; scope < scopes.size(); ++scope) {
      CHECK(alone.totals(0, scope).power == together.totals(s, scope).power);
      CHECK(alone.totals(0, scope).steps == together.totals(s, scope).steps);
      CHECK(alone.totals(0, scope).events == together.totals(s, scope).events);
    }
  }
}

TEST_CASE("a plant without a limit elsewhere does not hide a small region") {
  const auto alone = [](bool with_other) {
    SystemModel s = one_region(std::vector<double>(48, 5.0));
    s.generators = {generator(0, 5.0)};
    if (with_other) {
      s.regions.push_back(RegionLoad{"other", Series(1.0)});
      s.generators.push_back(generator(1, kUnlimited));
    }
    return assess(s, {.samples = 2'000}).regions[0];
  };
  const auto expected = alone(false);
  CHECK(expected.lole.value > 0.0);
  CHECK(alone(true).lole.value == expected.lole.value);
}

TEST_CASE("two areas joined by a line that fails, counted by hand") {
  // Each has one unit of 20 (out 0.1) and a load of 12; the line of 5 is out 0.2.
  SystemModel s;
  s.steps = 1;
  s.regions = {{"A", Series(12.0)}, {"B", Series(12.0)}};
  s.generators = {generator(0, 20.0), generator(1, 20.0)};
  s.interfaces = {{RegionIndex(0), RegionIndex(1), 100.0, 100.0}};
  s.lines = {{"L", "", InterfaceIndex(0), 5.0, 5.0, Chain{0.2, 0.8}}};
  const auto result = assess(s, {.samples = 200'000, .seed = 9});
  // one out: 12 - 5 short with the line, 12 without; both out: 24
  check_within("lole", result.system.lole, 0.19);
  check_within("eue", result.system.eue, 0.18 * (0.8 * 7.0 + 0.2 * 12.0) + 0.01 * 24.0);
  check_within("eue of A", result.regions[0].eue, 0.09 * (0.8 * 7.0 + 0.2 * 12.0) + 0.01 * 12.0);
}

TEST_CASE("limits that are set anew in every step are those that are kept where no line fails") {
  SystemModel kept = ring();
  kept.import_limits = {{"R0", {RegionIndex(0)}, 3.0}};
  SystemModel anew = kept;
  std::vector<double> more(kept.steps, 20.0);  // than the lines have
  more.back() = 30.0;
  for (auto& i : kept.interfaces) i.forward_capacity = i.backward_capacity = 20.0;
  for (auto& i : anew.interfaces) i.forward_capacity = i.backward_capacity = Series(more);
  const auto expected = assess(kept, {.samples = 500, .seed = 11});
  CHECK(expected.system.eue.value > 0.0);
  CHECK(same_bits(assess(anew, {.samples = 500, .seed = 11}), expected));
}

TEST_CASE("the tie's own limit and its direction count") {
  SystemModel s;
  s.steps = 1;
  s.regions = {{"A", Series(10.0)}, {"B", Series(10.0)}};
  s.generators = {generator(0, 30.0, 0.0, 1.0), generator(1, 10.0, 0.5, 0.5)};
  s.interfaces = {{RegionIndex(0), RegionIndex(1), 4.0, 100.0}};
  s.lines = {{"L", "", InterfaceIndex(0), 8.0, 8.0, Chain{0.0, 1.0}}};
  const auto result = assess(s, {.samples = 50'000, .seed = 2});
  check_within("eue", result.system.eue, 0.5 * 6.0);
}

TEST_CASE("the battery with the longest time goes first") {
  // No outage: 9 of surplus an hour for ten hours, then 10 missing for two hours. Two batteries of
  // 5 MW, 5 and 20 MWh: in the first hour the long one and the short one give 5 each; one hour
  // later only the long one can.
  auto s = one_region({0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 19, 19});
  s.generators = {generator(0, 9.0, 0.0, 1.0)};
  s.storages = {battery(0, 5.0, 5.0), battery(0, 5.0, 20.0)};
  auto result = assess(s, {.samples = 2});
  CHECK(result.system.eue.value == doctest::Approx(5.0));
  // 5 missing: the long one alone serves both hours
  s.regions[0].load = Series({0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 14, 19});
  result = assess(s, {.samples = 2});
  CHECK(result.system.eue.value == doctest::Approx(0.0));
}

TEST_CASE("efficiencies and steps of half an hour") {
  // 10 MW of surplus for one half hour at 0.8 stores 4 MWh; 0.5 of it comes out: 2 MWh = 4 MW.
  auto s = one_region({0, 20});
  s.units.time = "min";
  s.units.step_length = 30;
  s.generators = {generator(0, 10.0, 0.0, 1.0)};
  s.storages = {battery(0, 100.0, 50.0)};
  s.storages[0].charge_efficiency = 0.8;
  s.storages[0].discharge_efficiency = 0.5;
  const auto result = assess(s, {.samples = 2});
  CHECK(result.system.eue.value == doctest::Approx(0.5 * (10.0 - 4.0)));
  CHECK(result.system.lole.value == doctest::Approx(1.0));
  CHECK(result.system.lolh.value == doctest::Approx(0.5));
}

TEST_CASE("a generator-storage gives its inflow, keeps what is left and is limited at its gates") {
  // Inflow 6 at a load of 2 without other supply: 2 to the grid, 3 of the 4 left are charged.
  // Then no inflow: 3 are stored, 2.5 pass the gate.
  auto s = one_region({2, 4});
  auto g = device<GeneratorStorage>("H", 0, 0.0, 1.0);
  g.inflow = Series({6, 0});
  g.charge_capacity = 3;
  g.discharge_capacity = 10;
  g.energy_capacity = 10;
  g.grid_injection_capacity = 2.5;
  g.grid_withdrawal_capacity = 0;
  s.generator_storages = {g};
  const auto result = assess(s, {.samples = 2});
  CHECK(result.system_steps.epns[0].value == doctest::Approx(0.0));
  CHECK(result.system_steps.epns[1].value == doctest::Approx(1.5));
}

TEST_CASE("what a power system has at the start and until when it is asked") {
  auto s = one_region({10, 10, 10});
  s.generators = {generator(0, 6.0, 0.0, 1.0)};
  s.storages = {battery(0, 4.0, 8.0)};
  CHECK(assess(s, {.samples = 2, .initial_charge = 1.0}).system.eue.value == doctest::Approx(4.0));
  CHECK(assess(s, {.samples = 2}).system.eue.value == doctest::Approx(12.0));

  const auto rts = rts79();
  const auto result = assess(rts, {.samples = 1'000'000, .seed = 4, .until_relative_error = 0.05});
  CHECK(result.system.eue.standard_error <= 0.05 * result.system.eue.value);
  CHECK(result.samples < 10'000);
}

TEST_CASE("how many samples it takes to know enough is told as they are taken") {
  std::uint64_t taken = 0, in_all = 0;
  Options options{.samples = 1'000'000, .seed = 4, .until_relative_error = 0.02};
  options.go_on = [&](std::uint64_t samples, std::uint64_t expected) {
    CHECK(expected >= samples);
    CHECK(expected <= options.samples);
    taken = samples;
    in_all = expected;
    return true;
  };
  const auto result = assess(rts79(), options);
  CHECK(taken < result.samples);
  // batches are doubled, so that the last one may be twice what is needed
  CHECK(in_all > result.samples / 4);
  CHECK(in_all < 2 * result.samples);
  // nothing short says nothing of how many it takes
  auto s = one_region({1.0});
  s.generators = {generator(0, 6.0, 0.0, 1.0)};
  options.samples = 5000;
  (void)assess(s, options);
  CHECK(in_all == 5000);
}

TEST_CASE("groups, quantiles and regions that are not joined") {
  SystemModel s;
  s.steps = 2;
  s.regions = {{"A", Series(5.0)}, {"B", Series(7.0)}, {"C", Series(1.0)}};
  s.generators = {generator(0, 5.0, 0.5, 0.5), generator(1, 7.0, 0.5, 0.5),
                  generator(2, 1.0, 0.0, 1.0)};
  s.groups = {{"AB", {RegionIndex(0), RegionIndex(1)}}, {"C", {RegionIndex(2)}}};
  const auto result = assess(s, {.samples = 100'000, .seed = 8, .quantiles = {0.6, 0.9}});
  check_within("system", result.system.lole, 1.5);
  check_within("group", result.groups[0].eue, 12.0);
  CHECK(result.groups[1].eue.value == 0.0);
  // 0, 5, 7, 12 with a quarter each
  CHECK(result.system_steps.quantiles[0][0] == doctest::Approx(7.0).epsilon(0.008));
  CHECK(result.system_steps.quantiles[1][1] == doctest::Approx(12.0).epsilon(0.008));
  CHECK(result.region_steps[0].quantiles[0][0] == doctest::Approx(5.0).epsilon(0.008));
  CHECK(result.region_steps[2].quantiles[1][0] == 0.0);
}

TEST_CASE("probabilities that change with time") {
  SystemModel s = one_region({1, 1, 1, 1});
  s.generators = {generator(0, 1.0)};
  s.generators[0].chain = {Series({0.1, 0.5, 0.2, 0.0}), Series({0.9, 0.25, 1.0, 0.5})};
  const auto exact = assess_exact(s);
  const auto result = assess(s, {.samples = 200'000, .seed = 21});
  for (std::size_t t = 0; t < 4; ++t) {
    CAPTURE(t);
    CHECK(std::abs(result.system_steps.epns[t].value - exact.lolp[t]) <=
          3.5 * result.system_steps.epns[t].standard_error);
  }
}

TEST_CASE("options out of range are refused") {
  const auto s = one_region({1});
  CHECK_THROWS_AS((void)assess(s, {.samples = 0}), InputError);
  CHECK_THROWS_AS((void)assess(s, {.initial_charge = 1.5}), InputError);
  CHECK_THROWS_AS((void)assess(s, {.cvar_level = 1.0}), InputError);
  CHECK_THROWS_AS((void)assess(s, {.quantiles = {0.0}}), InputError);
}
