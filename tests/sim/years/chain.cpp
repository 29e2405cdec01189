#include "sim/years/chain.hpp"

#include <doctest/doctest.h>

#include <numeric>
#include <vector>

#include "grid/core/error.hpp"
#include "sim/ode/dual.hpp"

using namespace gigaload;
using namespace gigaload::sim;

namespace {

StageTimes times(int k1, int k2, double tau1 = 4.8) {
  StageTimes t;
  t.pre_development_shape = k1;
  t.construction_shape = k2;
  t.pre_development_y = tau1;
  return t;
}

}  // namespace

TEST_CASE("chain: its blocks lie one behind the other in the order of the table") {
  for (const bool campus : {true, false}) {
    const ChainStates states(3, 2, campus);
    CHECK(states.has(Block::filled) == campus);
    std::size_t end = 0;
    for (std::size_t b = 0; b < kBlocks; ++b) {
      const auto block = static_cast<Block>(b);
      CHECK(states.begin(block) == end);
      end += states.count(block);
    }
    CHECK(end == states.size());
    CHECK(states.last(Block::construction) == states.begin(Block::construction) + 1);
    std::vector<int> x(states.size());
    std::iota(x.begin(), x.end(), 0);
    const auto construction = states.of(Block::construction, std::span<const int>(x));
    CHECK(std::vector<int>(construction.begin(), construction.end()) == std::vector{3, 4});
  }
}

TEST_CASE("chain: the shares of a phase enter blocks that are told to the frame") {
  double sum = 0.0;
  const Phase phase{.announced = 0,
                    .capacity_mw = 1.0,
                    .share_pre_development = 0.5,
                    .share_construction = 0.3,
                    .share_energised = 0.2};
  for (const BlockTraits& traits : kBlockTraits) {
    CHECK(traits.told != nullptr);
    if (traits.entry != nullptr && traits.announced) sum += phase.*traits.entry;
  }
  CHECK(sum == 1.0);
}

TEST_CASE("chain: rates are those of the times") {
  StageTimes t = times(4, 3);
  t.construction_cancellation_per_y = 0.1;
  const Chain chain = make_chain(t, true, "test");
  CHECK(chain.pre_development.rate_per_y == 4 / 4.8);
  CHECK(chain.construction.rate_per_y == 3 / 2.4);
  CHECK(chain.fill_rate_per_y == 1.0 / 1.5);
  CHECK(chain.construction.hazard_per_y == 0.1);
}

TEST_CASE("chain: in another scalar it has the same rates") {
  StageTimes t = times(4, 3);
  t.pre_development_cancellation_per_y = 0.2;
  t.construction_cancellation_per_y = 0.1;
  const Chain chain = make_chain(t, true, "test");
  const auto duals = chain.as<Dual>();
  CHECK(duals.size() == chain.size());
  CHECK(duals.pre_development.rate_per_y.value == chain.pre_development.rate_per_y);
  CHECK(duals.pre_development.hazard_per_y.value == 0.2);
  CHECK(duals.construction.rate_per_y.value == chain.construction.rate_per_y);
  CHECK(duals.construction.hazard_per_y.value == 0.1);
  CHECK(duals.fill_rate_per_y.value == chain.fill_rate_per_y);
  CHECK(duals.fill_rate_per_y.tangent == 0.0);
}

TEST_CASE("chain: stages that cannot be are refused with their owner's name") {
  const auto refuses = [](StageTimes t) {
    CHECK_THROWS_WITH_AS((void)make_chain(t, true, "campus x"), doctest::Contains("campus x"),
                         InputError);
  };
  refuses(times(0, 4));
  refuses(times(4, -1));
  refuses(times(4, 4, 0.0));
  StageTimes t;
  t.construction_cancellation_per_y = -0.1;
  refuses(t);
  t = {};
  t.fill_y = 0.0;
  refuses(t);
}
