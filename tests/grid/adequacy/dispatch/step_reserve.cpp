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

TEST_CASE("stores that stand by keep as much of the reserve as the flow of least cost finds") {
  constexpr std::size_t kRegions = 7;
  const SystemModel system = ring_of(kRegions);
  const Plan plan(system, 1.0);
  const Component& component = plan.components[0];
  REQUIRE(component.stores.size() == 3);
  StepDispatch dispatch(plan, component);
  LimitedFlow flow(plan, component);
  StoreOffer offer;
  offer.discharge = 3.0;
  offer.discharge_cost = plan.most_discharge_cost - 1.0;
  const std::vector<StoreOffer> offers(3, offer);
  Transfers transfers(component);
  std::mt19937 random(5);
  const auto pick = [&](unsigned n) { return static_cast<double>(random() % n); };
  std::vector<double> lines(kRegions), net(kRegions), reserve(kRegions), unserved(kRegions),
      missing(kRegions), served(kRegions), by_flow(kRegions), left;
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
    for (std::size_t r = 0; r < kRegions; ++r) served[r] = std::max(0.0, -net[r]);
    flow.keep_reserve(net, served, reserve, limits, offers, by_flow);
    for (std::size_t r = 0; r < kRegions; ++r) CHECK(missing[r] == by_flow[r]);
    kept += total_of(missing) == 0.0 ? 1 : 0;
    short_of_it += total_of(missing) > 0.5 ? 1 : 0;
  }
  CHECK(kept > 100);
  CHECK(short_of_it > 100);
}
