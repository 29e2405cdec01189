#include "sim/years/announcement.hpp"

#include <doctest/doctest.h>

#include <vector>

#include "sim/years/erlang.hpp"
#include "sim/years/pipeline_parameter.hpp"

using namespace gigaload;
using namespace gigaload::sim;

namespace {

const Phase kPhase{.announced = 0,
                   .capacity_mw = 100.0,
                   .share_pre_development = 0.5,
                   .share_construction = 0.3,
                   .share_energised = 0.2};

}  // namespace

TEST_CASE("announcement: a new phase enters the first states of its blocks") {
  const Chain chain = make_chain({}, true, "a");
  std::vector<double> states(chain.size(), 0.0);
  add_new(chain, kPhase, states);
  CHECK(states == std::vector<double>{50, 0, 0, 0, 30, 0, 0, 0, 20, 20, 0});
  const Chain plant = make_chain({}, false, "p");
  states.assign(plant.size(), 0.0);
  add_new(plant, kPhase, states);
  CHECK(states == std::vector<double>{50, 0, 0, 0, 30, 0, 0, 0, 20, 0});
}

TEST_CASE("announcement: an old phase enters by the closed form of its age") {
  const Chain chain = make_chain({}, true, "a");
  std::vector<double> states(chain.size(), 0.0);
  add_aged(chain, kPhase, 3.0, states);
  const auto first = chain_after(chain, Block::pre_development, 3.0);
  const auto second = chain_after(chain, Block::construction, 3.0);
  for (std::size_t i = 0; i < states.size(); ++i) {
    const bool full =
        i == chain.states.begin(Block::energised) || i == chain.states.begin(Block::filled);
    CHECK(states[i] == 50.0 * first[i] + 30.0 * second[i] + (full ? 20.0 : 0.0));
  }
}

TEST_CASE("announcement: the derivative of an old phase against differences") {
  const double step = 1e-4;
  const auto states_of = [](double construction_y) {
    StageTimes times;
    times.construction_y = construction_y;
    const Chain chain = make_chain(times, true, "a");
    std::vector<double> states(chain.size(), 0.0);
    add_aged(chain, kPhase, 3.0, states);
    return states;
  };
  const Chain chain = make_chain({}, true, "a");
  std::vector<double> derivatives(chain.size(), 0.0);
  add_aged_derivative(moved_by(chain, ParameterKind::construction), kPhase, 3.0, derivatives);
  const auto more = states_of(2.4 + step), less = states_of(2.4 - step);
  for (std::size_t i = 0; i < derivatives.size(); ++i) {
    CHECK(derivatives[i] ==
          doctest::Approx((more[i] - less[i]) / (2.0 * step)).epsilon(1e-6).scale(1.0));
  }
}
