#include "grid/adequacy/dispatch/limited_flow.hpp"

#include <doctest/doctest.h>

#include <numeric>
#include <random>

#include "grid/adequacy/dispatch/step_dispatch.hpp"
#include "grid/adequacy/dispatch/transfers.hpp"
#include "grid/adequacy/sampling/monte_carlo.hpp"
#include "grid/balance/transport_flow.hpp"
#include "tests/grid/parts.hpp"

using namespace gigaload;
using namespace gigaload::grid::adequacy;
using gigaload::grid::TransportFlow;

namespace {

double sum_of(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

/// A chain of regions with a few more lines; every fourth region is in one of three groups or in
/// none, and half of a group's are in one inside it.
SystemModel random_network(std::mt19937& random, std::size_t regions) {
  SystemModel system;
  system.steps = 1;
  for (std::size_t r = 0; r < regions; ++r) system.regions.push_back({"R", 1.0});
  for (std::size_t a = 0; a < regions; ++a) {
    for (std::size_t b = a + 1; b < regions; ++b) {
      if (b != a + 1 && random() % 4 != 0) continue;
      system.lines.push_back(
          {"L", "AC", InterfaceIndex(system.interfaces.size()), kUnlimited, kUnlimited, {}});
      system.interfaces.push_back({RegionIndex(a), RegionIndex(b), kUnlimited, kUnlimited});
    }
  }
  for (std::size_t bucket = 0; bucket < 3; ++bucket) {
    ImportLimit outer{"outer", {}, 1.0}, inner{"inner", {}, 1.0};
    for (std::size_t r = bucket; r < regions; r += 4) {
      outer.regions.emplace_back(r);
      if (r % 8 < 4) inner.regions.emplace_back(r);
    }
    for (const ImportLimit* limit : {&inner, &outer}) {
      if (!limit->regions.empty()) system.import_limits.push_back(*limit);
    }
  }
  return system;
}

/// Returns what is not served by the other method, in whole numbers. Each region has a load besides
/// that its own plants serve, whose place imports may take.
std::int64_t unserved_by_simplex(const Component& component, const std::vector<double>& net,
                                 const TransferLimits& limits) {
  const auto whole = [](double value) { return static_cast<TransportFlow::Amount>(value); };
  std::vector<TransportFlow::Line> lines;
  for (std::size_t i = 0; i < component.interfaces.size(); ++i) {
    lines.push_back({.from = component.interfaces[i].from,
                     .to = component.interfaces[i].to,
                     .forward = whole(limits.forward[i]),
                     .reverse = whole(limits.backward[i]),
                     .cost = 1});
  }
  std::vector<TransportFlow::Group> groups;
  for (std::size_t g = 0; g < component.limits.size(); ++g) {
    const auto& regions = component.limits[g].regions;
    groups.push_back(
        {.nodes = {regions.begin(), regions.end()}, .most_import = whole(limits.imports[g])});
  }
  TransportFlow flow(net.size(), lines, groups);
  flow.clear();
  constexpr TransportFlow::Amount kOwn = 1000;
  for (const double mw : net) {
    flow.add_load(kOwn + whole(std::max(0.0, -mw)));
    flow.add_offer(0, kOwn + whole(std::max(0.0, mw)));
    flow.add_offer(1'000'000, whole(std::max(0.0, -mw)));
  }
  flow.solve();
  std::int64_t unserved = 0;
  for (std::size_t r = 0; r < net.size(); ++r) {
    unserved += std::max<std::int64_t>(0, flow.supply(r) - kOwn - whole(std::max(0.0, net[r])));
  }
  return unserved;
}

/// One region with plenty beside one with a load of 5 in the second of two hours, and no plant.
SystemModel two_hours(double most_import) {
  SystemModel s;
  s.steps = 2;
  s.regions = {{"A", Series({0.0, 100.0})}, {"B", Series({0.0, 5.0})}};
  s.generators = {generator(0, 100.0, 0.0, 1.0)};
  s.interfaces = {{RegionIndex(0), RegionIndex(1), 50.0, 50.0}};
  s.lines = {{"L", "AC", InterfaceIndex(0), 50.0, 50.0, {0.0, 1.0}}};
  s.import_limits = {{"B", {RegionIndex(1)}, most_import}};
  return s;
}

}  // namespace

TEST_CASE("random networks with limits of groups: as much is served as by the network simplex") {
  std::mt19937 random(11);
  int limited = 0, sure = 0, served = 0;
  for (int network = 0; network < 60; ++network) {
    CAPTURE(network);
    const std::size_t regions = 3 + random() % 9;
    const Plan plan(random_network(random, regions), 0.0);
    REQUIRE(plan.components.size() == 1);
    const auto& component = plan.components[0];
    SystemModel without = plan.system;
    without.import_limits.clear();
    const Plan free_plan(without, 0.0);
    StepDispatch dispatch(plan, component), free(free_plan, free_plan.components[0]);
    Transfers transfers(component);
    const std::size_t links = component.interfaces.size();
    std::vector<double> forward(links), backward(links), imports(component.limits.size());
    std::vector<double> net(regions), unserved(regions), unlimited(regions);
    for (int hour = 0; hour < 50; ++hour) {
      const auto pick = [&](unsigned n) { return static_cast<double>(random() % n); };
      for (auto& mw : forward) mw = pick(12);
      for (auto& mw : backward) mw = pick(12);
      for (auto& mw : imports) mw = std::max(1.0, pick(10));
      const double ease = pick(8);
      for (auto& mw : net) mw = pick(20) - 12.0 + ease;
      const TransferLimits limits{forward, backward, imports};
      dispatch.transport(net, limits, unserved);
      CHECK(sum_of(unserved) ==
            doctest::Approx(static_cast<double>(unserved_by_simplex(component, net, limits))));
      for (std::size_t r = 0; r < regions; ++r) {
        CHECK(unserved[r] >= 0.0);
        CHECK(unserved[r] <= std::max(0.0, -net[r]) + 1e-9);
      }
      // the quick answer is never yes where something is missing
      const bool suffices = transfers.suffice(net, limits, 1e-6);
      if (suffices) CHECK(sum_of(unserved) <= 1e-6);
      sure += suffices ? 1 : 0;
      served += sum_of(unserved) <= 1e-6 ? 1 : 0;
      // without reach, the limits change nothing
      free.transport(net, {forward, backward, {}}, unlimited);
      CHECK(sum_of(unserved) >= sum_of(unlimited) - 1e-9);
      limited += sum_of(unserved) > sum_of(unlimited) + 0.5 ? 1 : 0;
      const std::vector<double> wide(imports.size(), 1e6);
      dispatch.transport(net, {forward, backward, wide}, unserved);
      CHECK(sum_of(unserved) == doctest::Approx(sum_of(unlimited)));
    }
  }
  CHECK(limited > 100);
  CHECK(served > 50);
  CHECK(sure > served / 3);
}

TEST_CASE("what a group gives to others makes room for what it takes in elsewhere") {
  // 0 gives 2 to 1, whose own plants rest as much, and 3 of its group takes 3 from 2
  SystemModel s;
  s.steps = 1;
  for (int r = 0; r < 4; ++r) s.regions.push_back({"R", 1.0});
  for (const auto& [a, b] : {std::pair{0, 1}, {1, 2}, {2, 3}}) {
    s.interfaces.push_back({RegionIndex(a), RegionIndex(b), kUnlimited, kUnlimited});
    s.lines.push_back({"L", "AC", InterfaceIndex(s.lines.size()), kUnlimited, kUnlimited, {}});
  }
  s.import_limits = {{"ends", {RegionIndex(0), RegionIndex(3)}, 1.0}};
  const Plan plan(s, 0.0);
  StepDispatch dispatch(plan, plan.components[0]);
  Transfers transfers(plan.components[0]);
  const std::vector<double> lines{5.0, 0.0, 5.0}, cut{0.0, 0.0, 5.0};
  const std::vector<double> one{1.0}, net{2.0, 0.0, 9.0, -3.0};
  std::vector<double> unserved(4);
  dispatch.transport(net, {lines, lines, one}, unserved);
  CHECK(sum_of(unserved) == 0.0);
  dispatch.transport(net, {cut, cut, one}, unserved);  // nothing can be given
  CHECK(unserved[3] == doctest::Approx(2.0));
  CHECK_FALSE(transfers.suffice(net, {cut, cut, one}, 1e-6));
}

TEST_CASE("two regions behind a limit share it, and help each other beside it") {
  SystemModel s;
  s.steps = 1;
  s.regions = {{"A", 0.0}, {"B", 5.0}, {"C", 5.0}};
  s.generators = {generator(0, 100.0, 0.0, 1.0)};
  for (const auto& [from, to] : {std::pair<std::size_t, std::size_t>{0, 1}, {0, 2}, {1, 2}}) {
    s.lines.push_back({"L", "AC", InterfaceIndex(s.interfaces.size()), 50.0, 50.0, {0.0, 1.0}});
    s.interfaces.push_back({RegionIndex(from), RegionIndex(to), 50.0, 50.0});
  }
  s.import_limits = {{"B and C", {RegionIndex(1), RegionIndex(2)}, 6.0}};
  CHECK(assess(s, {.samples = 1}).system.eue.value == doctest::Approx(4.0));
  s.generators.push_back(generator(2, 9.0, 0.0, 1.0));  // C has 4 for B, which needs 1 of A
  s.import_limits[0].limit = 1.0;
  CHECK(assess(s, {.samples = 1}).system.eue.value == 0.0);
  s.import_limits[0].limit = 0.0;
  CHECK(assess(s, {.samples = 1}).system.eue.value == doctest::Approx(1.0));
}

TEST_CASE("a store charges from what its region may take in, and serves it within the limit") {
  for (const auto& [limit, missing] :
       {std::pair{0.0, 5.0}, std::pair{2.0, 1.0}, std::pair{10.0, 0.0}}) {
    SystemModel s = two_hours(limit);
    s.regions[0].load = Series({0.0, 98.0});  // of which 2 are left in the second hour
    s.storages = {battery(1, 50.0, 50.0)};
    CAPTURE(limit);
    // in the first hour `limit` is stored, in the second 2 more come in
    CHECK(assess(s, {.samples = 1}).system.eue.value == doctest::Approx(missing).scale(1.0));
  }
}

TEST_CASE("a store outside of the group helps it within the limit") {
  SystemModel s = two_hours(3.0);
  s.storages = {battery(0, 50.0, 50.0)};
  CHECK(assess(s, {.samples = 1}).system.eue.value == doctest::Approx(2.0));
  s.import_limits[0].limit = 5.0;
  CHECK(assess(s, {.samples = 1}).system.eue.value == 0.0);
}

TEST_CASE("what flows into a generator-storage and stays there is no import") {
  SystemModel s = two_hours(0.0);
  auto lake = device<GeneratorStorage>("L", 1, 0.0, 1.0);
  lake.inflow = Series({5.0, 0.0});
  lake.charge_capacity = lake.discharge_capacity = lake.energy_capacity = 5.0;
  lake.grid_injection_capacity = 5.0;
  s.generator_storages = {lake};
  CHECK(assess(s, {.samples = 1}).system.eue.value == 0.0);
  // and from the grid it is filled up as far as the limit goes
  s.generator_storages[0].inflow = Series({1.0, 0.0});
  s.generator_storages[0].grid_withdrawal_capacity = 5.0;
  CHECK(assess(s, {.samples = 1}).system.eue.value == doctest::Approx(4.0));
  s.import_limits[0].limit = 2.0;
  CHECK(assess(s, {.samples = 1}).system.eue.value == doctest::Approx(2.0));
}

TEST_CASE("samples of a region behind a limit: its loss of load by hand") {
  SystemModel s;
  s.steps = 48;
  s.regions = {{"A", 0.0}, {"B", 10.0}};
  s.generators = {generator(0, 100.0, 0.0, 1.0), generator(1, 10.0, 0.1, 0.9)};
  s.interfaces = {{RegionIndex(0), RegionIndex(1), 50.0, 50.0}};
  s.lines = {{"L", "AC", InterfaceIndex(0), 50.0, 50.0, {0.0, 1.0}}};
  const auto assessed = [&](double limit) {
    s.import_limits = {{"B", {RegionIndex(1)}, limit}};
    return assess(s, {.samples = 4000});
  };
  const Result some = assessed(6.0);  // 4 are missing in a tenth of the hours
  const Metrics& b = some.regions[1];
  CHECK(std::abs(b.lole.value - 4.8) < 4.0 * b.lole.standard_error);
  CHECK(b.eue.value == doctest::Approx(4.0 * b.lole.value));
  CHECK(some.regions[0].lole.value == 0.0);
  const Result none = assessed(0.0), wide = assessed(10.0);
  CHECK(none.regions[1].lole.value == b.lole.value);
  CHECK(none.regions[1].eue.value == doctest::Approx(10.0 * b.lole.value));
  CHECK(wide.system.lole.value == 0.0);
  s.import_limits.clear();
  CHECK(assess(s, {.samples = 4000}).system.lole.value == 0.0);
}

TEST_CASE(
    "a limit that is never reached leaves a system as it is; one that changes holds by step") {
  SystemModel s = ring();
  s.storages.clear();
  s.demand_responses.clear();
  const Metrics without = assess(s, {.samples = 200}).system;
  s.import_limits = {{"R1 and R2", {RegionIndex(1), RegionIndex(2)}, 1000.0}};
  const Metrics wide = assess(s, {.samples = 200}).system;
  CHECK(wide.lole.value == without.lole.value);
  CHECK(wide.eue.value == doctest::Approx(without.eue.value));
  std::vector<double> half(s.steps, 1000.0);
  for (std::size_t t = s.steps / 2; t < s.steps; ++t) half[t] = 0.0;
  s.import_limits[0].limit = Series(half);
  const Result first = assess(s, {.samples = 200});
  s.import_limits[0].limit = 0.0;
  const Result shut = assess(s, {.samples = 200});
  CHECK(first.system.eue.value > without.eue.value);
  CHECK(shut.system.eue.value > first.system.eue.value);
  for (std::size_t t = s.steps / 2; t < s.steps; ++t) {
    CHECK(first.system_steps.lolp[t] == shut.system_steps.lolp[t]);
  }
}
