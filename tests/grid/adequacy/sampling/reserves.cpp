// Contingency reserves: what is short of them, beside what is short of load.
#include <doctest/doctest.h>

#include <cmath>

#include "grid/adequacy/exact/exact.hpp"
#include "grid/adequacy/sampling/ensemble.hpp"
#include "grid/adequacy/sampling/monte_carlo.hpp"
#include "grid/core/error.hpp"
#include "grid/core/held.hpp"
#include "tests/grid/parts.hpp"

using namespace gigaload;
using namespace gigaload::grid::adequacy;

namespace {

/// A load of 100 with a plant that never fails and one of 10 that does.
SystemModel with_reserve(double share) {
  auto s = one_region(std::vector<double>(48, 100.0));
  s.generators = {generator(0, 100.0, 0.0, 1.0), generator(0, 10.0, 0.1, 0.9)};
  s.regions[0].reserve_share = share;
  return s;
}

/// A and B of which A alone has plants, and a line.
SystemModel pair_of(double plants, double load_a, double load_b, double line) {
  SystemModel s;
  s.steps = 4;
  s.regions = {{"A", load_a}, {"B", load_b}};
  s.generators = {generator(0, plants, 0.0, 1.0)};
  s.interfaces = {{RegionIndex(0), RegionIndex(1), line, line}};
  s.lines = {{"L", "AC", InterfaceIndex(0), line, line, {0.0, 1.0}}};
  return s;
}

double missing_of(const SystemModel& system) {
  return assess(system, {.samples = 1, .initial_charge = 1.0}).system.eue.value;
}

}  // namespace

TEST_CASE("one region: short of its reserve when the unit is out, and of no load") {
  const auto system = with_reserve(0.05);
  const Result result = assess(system, {.samples = 4000});
  CHECK(std::abs(result.system.lole.value - 4.8) < 4.0 * result.system.lole.standard_error);
  CHECK(result.system.eue.value == doctest::Approx(5.0 * result.system.lole.value));
  const ScopeMetrics& load_only = grid::held(result.load_only);
  CHECK(load_only.system.lole.value == 0.0);
  CHECK(load_only.regions[0].eue.value == 0.0);
  CHECK(result.system_steps.lolp[7] == 0.0);  // by step it is load that is told of
  const ExactResult exact = assess_exact(system);
  CHECK(exact.lole == doctest::Approx(4.8));
  CHECK(exact.eue == doctest::Approx(0.5 * 48.0));
  CHECK(assess_exact(system, {.reserve = false}).lole == 0.0);
  // what is not served is missing beside the reserve
  auto more = with_reserve(0.05);
  more.regions[0].load = 104.0;
  const Result both = assess(more, {.samples = 400});
  CHECK(both.system.lole.value == grid::held(both.load_only).system.lole.value);
  CHECK(both.system.eue.value == doctest::Approx((4.0 + 5.2) * both.system.lole.value));
  CHECK(both.load_only->system.eue.value == doctest::Approx(4.0 * both.system.lole.value));
}

TEST_CASE("without a reserve there is nothing beside the load, and none changes what is of load") {
  SystemModel system = ring();
  const Result without = assess(system, {.samples = 300, .initial_charge = 0.5});
  CHECK_FALSE(without.load_only);
  for (auto& region : system.regions) region.reserve_share = 0.1;
  const Result with = assess(system, {.samples = 300, .initial_charge = 0.5});
  const ScopeMetrics& load_only = grid::held(with.load_only);
  CHECK(load_only.system.lole.value == without.system.lole.value);
  CHECK(load_only.system.eue.value == without.system.eue.value);
  CHECK(load_only.system.events.value == without.system.events.value);
  CHECK(load_only.system.cvar.value == without.system.cvar.value);
  CHECK(with.system_steps.lolp == without.system_steps.lolp);
  CHECK(with.system.lole.value > without.system.lole.value);
  for (std::size_t r = 0; r < 3; ++r) {
    CHECK(load_only.regions[r].eue.value == without.regions[r].eue.value);
    CHECK(with.regions[r].lole.value >= without.regions[r].lole.value);
    CHECK(with.regions[r].eue.value >= without.regions[r].eue.value);
  }
}

TEST_CASE("a store stands by for the reserve, hour after hour, and gives nothing for it") {
  auto system = one_region(std::vector<double>(10, 10.0));
  system.generators = {generator(0, 10.0, 0.0, 1.0)};
  system.regions[0].reserve_share = 0.5;
  CHECK(missing_of(system) == doctest::Approx(50.0));
  system.storages = {battery(0, 5.0, 5.0)};
  CHECK(missing_of(system) == 0.0);
  system.storages = {battery(0, 2.0, 5.0)};
  CHECK(missing_of(system) == doctest::Approx(30.0));
  system.storages = {battery(0, 5.0, 2.5)};  // half an hour of it
  CHECK(missing_of(system) == doctest::Approx(25.0));
  // what charging takes is there for the reserve
  system.generators = {generator(0, 15.0, 0.0, 1.0)};
  system.storages = {battery(0, 5.0, 50.0)};
  CHECK(assess(system, {.samples = 1}).system.eue.value == 0.0);
}

TEST_CASE("a demand response stands by as well") {
  auto system = one_region(std::vector<double>(10, 10.0));
  system.generators = {generator(0, 10.0, 0.0, 1.0)};
  system.regions[0].reserve_share = 0.5;
  system.demand_responses = {response(0, 3.0, 6.0, 4.0)};
  system.demand_responses[0].chain = {0.0, 1.0};
  CHECK(missing_of(system) == doctest::Approx(20.0));
}

TEST_CASE("load anywhere comes before anybody's reserve, which others keep over free lines") {
  SystemModel s = pair_of(10.0, 5.0, 5.0, 50.0);
  s.regions[0].reserve_share = 1.0;
  const Result result = assess(s, {.samples = 1});
  CHECK(result.regions[0].eue.value == doctest::Approx(20.0));
  CHECK(result.regions[1].eue.value == 0.0);
  CHECK(grid::held(result.load_only).system.eue.value == 0.0);

  // B's reserve of 4 in A's surplus of 6, over a line of 3 beside the load of 4
  SystemModel other = pair_of(12.0, 2.0, 4.0, 7.0);
  other.regions[1].reserve_share = 1.0;
  CHECK(missing_of(other) == doctest::Approx(4.0));  // 1 in 4 hours
  other.interfaces[0].forward_capacity = 50.0;
  other.lines[0].forward_capacity = 50.0;
  CHECK(missing_of(other) == 0.0);
  other.import_limits = {{"B", {RegionIndex(1)}, 6.0}};
  CHECK(missing_of(other) == doctest::Approx(8.0));
}

TEST_CASE("an ensemble has to be told of reserves, and keeps what is short of them") {
  const auto system = with_reserve(0.05);
  const Plan plan(system, 0.0);
  const Scopes scopes(system);
  Ensemble untold({.seed = 1, .stream = 16, .first = 0, .count = 50}, 1);
  CHECK_THROWS_AS(untold.move_to(plan, scopes), InternalError);
  Ensemble::Samples samples{.seed = 1, .stream = 16, .first = 0, .count = 50};
  samples.reserves = true;
  Ensemble ensemble(samples, 1);
  ensemble.move_to(plan, scopes);
  ensemble.advance(24, {});
  Ensemble restored(samples, 1);
  restored.restore(ensemble.state());
  std::uint32_t steps = 0;
  ensemble.advance(48, {});
  for (std::size_t s = 0; s < 50; ++s) {
    steps += ensemble.totals(s, 0).steps;
    CHECK(ensemble.totals(s, 0, Criterion::load_only).steps == 0);
    CHECK(ensemble.totals(s, 1).power == ensemble.totals(s, 0).power);
  }
  CHECK(steps > 50);
  ensemble.reset_totals();
  CHECK(ensemble.totals(0, 0).steps == 0);
}
