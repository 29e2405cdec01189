#include "grid/adequacy/dispatch/transfers.hpp"

#include <doctest/doctest.h>

#include <random>

#include "grid/adequacy/dispatch/step_dispatch.hpp"
#include "tests/grid/parts.hpp"

using namespace gigaload;
using namespace gigaload::grid::adequacy;

TEST_CASE("random networks, hour after hour: the answer is that of the flow of least cost") {
  std::mt19937 random(7);
  std::uniform_real_distribution<double> uniform(0.0, 1.0);
  int served = 0, hours = 0;
  for (int network = 0; network < 40; ++network) {
    const std::size_t regions = 2 + static_cast<std::size_t>(uniform(random) * 9.0);
    SystemModel system;
    system.steps = 1;
    for (std::size_t r = 0; r < regions; ++r) system.regions.push_back({"R", 1.0});
    for (std::size_t a = 0; a < regions; ++a) {
      for (std::size_t b = a + 1; b < regions; ++b) {
        if (b != a + 1 && uniform(random) > 0.25) continue;
        system.lines.push_back(
            {"L", "AC", InterfaceIndex(system.interfaces.size()), kUnlimited, kUnlimited, {}});
        system.interfaces.push_back({RegionIndex(a), RegionIndex(b), kUnlimited, kUnlimited});
      }
    }
    const Plan plan(system, 0.0);
    REQUIRE(plan.components.size() == 1);
    const auto& component = plan.components[0];
    Transfers transfers(component);
    StepDispatch dispatch(plan, component);
    const std::size_t links = component.interfaces.size();
    std::vector<double> forward(links), backward(links), net(regions), unserved(regions);
    for (int hour = 0; hour < 50; ++hour) {
      if (hour % 10 == 0) {  // lines fail and come back
        for (auto& limit : forward) limit = 8.0 * uniform(random);
        for (auto& limit : backward) limit = uniform(random) < 0.2 ? 0.0 : 8.0 * uniform(random);
      }
      const double ease = 4.0 * uniform(random);
      for (auto& mw : net) mw = 10.0 * uniform(random) - 5.0 + ease;
      dispatch.transport(net, {forward, backward, {}}, unserved);
      double missing = 0.0;
      for (const double mw : unserved) missing += mw;
      const bool suffices = transfers.suffice(net, {forward, backward, {}}, 1e-6);
      CHECK(suffices == (missing <= 1e-6));
      served += suffices ? 1 : 0;
      ++hours;
    }
  }
  // both answers are common
  CHECK(served > hours / 10);
  CHECK(served < hours * 9 / 10);
}
