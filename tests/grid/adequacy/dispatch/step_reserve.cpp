#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>
#include <random>

#include "grid/adequacy/dispatch/step_dispatch.hpp"
#include "grid/adequacy/dispatch/transfers.hpp"
#include "tests/grid/parts.hpp"

using namespace gigaload;
using namespace gigaload::grid::adequacy;

namespace {

double total_of(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

/// A ring of regions, three of them behind a limit, with a battery in every other one.
SystemModel ring_of(std::size_t regions) {
  SystemModel system;
  system.steps = 1;
  for (std::size_t r = 0; r < regions; ++r) {
    system.regions.push_back({"R", 1.0});
    system.interfaces.push_back({RegionIndex(r + 1 == regions ? 0 : r),
                                 RegionIndex(r + 1 == regions ? r : r + 1), kUnlimited,
                                 kUnlimited});
    system.lines.push_back({"L", "AC", InterfaceIndex(r), kUnlimited, kUnlimited, {0.0, 1.0}});
    if (r % 2 == 1) system.storages.push_back(battery(r, 4.0, 3.0));
  }
  system.import_limits = {{"limited", {RegionIndex(0), RegionIndex(1), RegionIndex(4)}, 1.0}};
  return system;
}

}  // namespace

TEST_CASE("stores that stand by keep as much of the reserve as if they gave what they can") {
  constexpr std::size_t kRegions = 7;
  const SystemModel system = ring_of(kRegions);
  SystemModel without = system;
  without.storages.clear();
  const Plan plan(system, 1.0), plain(without, 1.0);
  const Component& component = plan.components[0];
  REQUIRE(component.stores.size() == 3);
  StepDispatch dispatch(plan, component), given(plain, plain.components[0]);
  Transfers transfers(component);
  std::mt19937 random(5);
  const auto pick = [&](unsigned n) { return static_cast<double>(random() % n); };
  std::vector<double> lines(kRegions), net(kRegions), reserve(kRegions), unserved(kRegions),
      missing(kRegions), left;
  const std::vector<char> online(3, 1);
  int kept = 0, short_of_it = 0;
  for (int hour = 0; hour < 2000; ++hour) {
    CAPTURE(hour);
    for (auto& mw : lines) mw = pick(9);
    for (auto& mw : net) mw = pick(14) - 4.0;
    for (auto& mw : reserve) mw = pick(7);
    const std::vector<double> imports{pick(8)};
    const TransferLimits limits{lines, lines, imports};
    if (!transfers.suffice(net, limits, 1e-6)) continue;
    std::vector<StoreState> state(3);
    for (auto& store : state) store.energy = 3.0;
    dispatch.stand_by(0, net, online, left, state, unserved);
    dispatch.keep_reserve(net, reserve, limits, missing);
    // all stores give what they have, and the reserve is a load
    std::vector<double> with_stores = net;
    for (std::size_t r = 0; r < kRegions; ++r) with_stores[r] -= reserve[r];
    for (const auto& store : component.stores) with_stores[store.region] += 3.0;
    given.transport(with_stores, limits, unserved);
    CHECK(total_of(missing) == doctest::Approx(total_of(unserved)).epsilon(1e-9));
    kept += total_of(missing) == 0.0 ? 1 : 0;
    short_of_it += total_of(missing) > 0.5 ? 1 : 0;
  }
  CHECK(kept > 100);
  CHECK(short_of_it > 100);
}
