#include "sim/years/pipeline_equations.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "sim/years/pipeline_parameter.hpp"

using namespace gigaload;
using namespace gigaload::sim;

namespace {

Limits limits() {
  return {.connection_mw_per_y = {150.0, 90.0},
          .national_construction_mw = 2400.0,
          .accelerator_supply_mw_per_y = 220.0};
}

Chain chain_with_hazards() {
  StageTimes times;
  times.pre_development_cancellation_per_y = 0.1;
  times.construction_cancellation_per_y = 0.05;
  return make_chain(times, true, "a");
}

/// Two chains with hazards, in two regions.
template <class T>
PipelineEquations<T> equations(const PipelineLimits<T>& limits) {
  const auto chain = chain_with_hazards().as<T>();
  return {{{chain, 0, RegionIndex(0)}, {chain, chain.size(), RegionIndex(1)}},
          limits,
          SmoothLimit(0.02)};
}

PipelineEquations<double> values(const Limits& l) {
  return equations<double>(
      {l.connection_mw_per_y, l.national_construction_mw, l.accelerator_supply_mw_per_y});
}

std::vector<double> state() {
  std::vector<double> y;
  for (std::size_t i = 0; i < 2 * chain_with_hazards().size(); ++i) {
    y.push_back(300.0 + 250.0 * std::sin(1.7 * static_cast<double>(i)));
  }
  return y;
}

std::vector<double> rates(const Limits& l, const std::vector<double>& y) {
  PipelineEquations<double> f = values(l);
  const std::vector<double> slow_down{1.0, 1.5};
  std::vector<double> dydt(y.size());
  f.rates(y, f.throttles(y, slow_down), dydt);
  return dydt;
}

}  // namespace

TEST_CASE("pipeline equations: duals have the values of doubles and tangents of differences") {
  const std::vector<double> y = state(), slow_down{1.0, 1.5};
  const std::vector<double> exact = rates(limits(), y);
  auto f = equations<Dual>(limits_as<Dual>(limits()));
  for (std::size_t column = 0; column < y.size(); ++column) {
    std::vector<Dual> x(y.begin(), y.end()), dxdt(y.size());
    x[column].tangent = 1.0;
    f.rates(x, f.throttles(x, slow_down), dxdt);
    const double step = 1e-4;
    auto up = y, down = y;
    up[column] += step;
    down[column] -= step;
    const auto more = rates(limits(), up), less = rates(limits(), down);
    for (std::size_t row = 0; row < y.size(); ++row) {
      CHECK(dxdt[row].value == exact[row]);
      CHECK(dxdt[row].tangent ==
            doctest::Approx((more[row] - less[row]) / (2.0 * step)).epsilon(1e-5).scale(1.0));
    }
  }
}

TEST_CASE("pipeline equations: rates move with a limit above and below the stock") {
  const std::vector<double> y = state(), slow_down{1.0, 1.5};
  const std::vector<Dual> x(y.begin(), y.end());
  for (const double most : {1500.0, 2400.0, 4000.0}) {
    Limits l = limits();
    l.national_construction_mw = most;
    auto f = equations<Dual>(moved_by(l, {.kind = ParameterKind::national_construction,
                                          .region = {},
                                          .name = {},
                                          .unit = {},
                                          .value = most}));
    std::vector<Dual> dxdt(y.size());
    f.rates(x, f.throttles(x, slow_down), dxdt);
    const double step = 1e-3;
    Limits up = l, down = l;
    up.national_construction_mw += step;
    down.national_construction_mw -= step;
    const auto more = rates(up, y), less = rates(down, y);
    for (std::size_t row = 0; row < y.size(); ++row) {
      CHECK(dxdt[row].tangent ==
            doctest::Approx((more[row] - less[row]) / (2.0 * step)).epsilon(1e-5).scale(1.0));
    }
  }
}
