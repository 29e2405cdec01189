#include "sim/years/announcement.hpp"

#include <doctest/doctest.h>

#include <boost/math/special_functions/gamma.hpp>
#include <numeric>
#include <span>
#include <utility>
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

TEST_CASE("announcement: what has been in its stage for a while is where those still in it are") {
  StageTimes times;
  times.construction_cancellation_per_y = 0.3;
  const Chain chain = make_chain(times, true, "a");
  Phase phase = kPhase;
  phase.elapsed_y = 1.2;
  std::vector<double> states(chain.size(), 0.0);
  add_new(chain, phase, states);
  double sum = 0.0;
  for (const auto& [block, mw] :
       {std::pair{Block::pre_development, 50.0}, {Block::construction, 30.0}}) {
    const auto all = chain_after(chain, block, 1.2);
    const auto still = chain.states.of(block, std::span(all));
    const double survive = std::accumulate(still.begin(), still.end(), 0.0);
    for (std::size_t j = 0; j < still.size(); ++j) {
      CHECK(states[chain.states.begin(block) + j] ==
            doctest::Approx(mw * still[j] / survive).epsilon(1e-12));
    }
  }
  for (const double mw : states) sum += mw;
  CHECK(sum == doctest::Approx(120.0));  // 20 MW are energised and filled
}

TEST_CASE("announcement: an old phase that was in its stage before is energised as what survived") {
  const Chain chain = make_chain({}, true, "a");
  const Phase phase{.announced = 0,
                    .capacity_mw = 100.0,
                    .share_pre_development = 0.0,
                    .share_construction = 1.0,
                    .elapsed_y = 1.2};
  for (const double age : {0.5, 2.0, 6.0}) {
    std::vector<double> states(chain.size(), 0.0);
    add_aged(chain, phase, age, states);
    const double r = 4 / 2.4;
    const double longer =
        boost::math::gamma_q(4.0, r * (1.2 + age)) / boost::math::gamma_q(4.0, r * 1.2);
    CHECK(states[chain.states.begin(Block::energised)] ==
          doctest::Approx(100.0 * (1.0 - longer)).epsilon(1e-12));
  }
}

TEST_CASE("announcement: derivatives of what was in its stage before, against differences") {
  constexpr double kStep = 1e-4;
  for (const bool steady : {false, true}) {
    Phase phase = kPhase;
    phase.elapsed_y = 1.2;
    phase.steady = steady;
    const auto states_of = [&](double construction_y, double age_y) {
      StageTimes times;
      times.construction_y = construction_y;
      const Chain chain = make_chain(times, true, "a");
      std::vector<double> states(chain.size(), 0.0);
      age_y > 0.0 ? add_aged(chain, phase, age_y, states) : add_new(chain, phase, states);
      return states;
    };
    const auto chain = moved_by(make_chain({}, true, "a"), ParameterKind::construction);
    for (const double age : {0.0, 3.0}) {
      std::vector<double> derivatives(chain.size(), 0.0);
      age > 0.0 ? add_aged_derivative(chain, phase, age, derivatives)
                : add_new_derivative(chain, phase, derivatives);
      const auto more = states_of(2.4 + kStep, age), less = states_of(2.4 - kStep, age);
      for (std::size_t i = 0; i < derivatives.size(); ++i) {
        CHECK(derivatives[i] ==
              doctest::Approx((more[i] - less[i]) / (2.0 * kStep)).epsilon(1e-6).scale(1.0));
      }
    }
  }
}
