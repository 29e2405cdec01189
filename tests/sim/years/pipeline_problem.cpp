#include "sim/years/pipeline_problem.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <numeric>
#include <stdexcept>

#include "grid/core/error.hpp"

using namespace gigaload;
using namespace gigaload::sim;

namespace {

constexpr double kInf = std::numeric_limits<double>::infinity();

Limits no_limits() {
  Limits limits;
  limits.connection_mw_per_y = {kInf, kInf};
  limits.national_construction_mw = kInf;
  limits.accelerator_supply_mw_per_y = kInf;
  return limits;
}

/// Two campuses in region 0, one in region 1, and a plant that nothing limits.
PipelineProblem problem(const Limits& limits) {
  StageTimes t;
  t.pre_development_cancellation_per_y = 0.1;
  t.construction_cancellation_per_y = 0.02;
  std::vector<PipelineChain> chains;
  const char* names[] = {"a", "b", "c", "plant"};
  for (std::size_t c = 0; c < 4; ++c) {
    t.pre_development_shape = 2 + static_cast<int>(c);
    chains.push_back({.name = names[c], .chain = make_chain(t, c < 3, names[c]), .region = {}});
    if (c < 3) chains[c].region = RegionIndex(c / 2);
  }
  return {std::move(chains), limits, grid::to_hour({2025, 1, 1})};
}

std::vector<double> some_state(const PipelineProblem& p) {
  std::vector<double> y(p.size());
  for (std::size_t i = 0; i < y.size(); ++i) {
    y[i] = 300.0 + 250.0 * std::sin(1.7 * static_cast<double>(i));
  }
  return y;
}

std::vector<double> rates(PipelineProblem& p, const std::vector<double>& y) {
  std::vector<double> dydt(y.size());
  p.rates(0.0, y, dydt);
  return dydt;
}

double energised_rate(const PipelineProblem& p, const std::vector<double>& dydt, std::size_t c) {
  return dydt[p.begin(c) + p.chain(c).states.begin(Block::energised)];
}

/// The sum over the states of a chain whose MW count as announced.
double announced(const PipelineProblem& p, std::span<const double> v, std::size_t c) {
  double sum = 0.0;
  for (const BlockTraits& traits : kBlockTraits) {
    if (!traits.announced) continue;
    const auto part = p.chain(c).states.of(traits.block, v.subspan(p.begin(c), p.chain(c).size()));
    sum = std::accumulate(part.begin(), part.end(), sum);
  }
  return sum;
}

/// The Jacobian of a problem at some state, entry by entry.
struct StoredJacobian {
  explicit StoredJacobian(PipelineProblem& p)
      : lower(p.lower_bandwidth()),
        upper(p.upper_bandwidth()),
        stored((lower + upper + 1) * p.size(), 0.0) {
    p.jacobian(0.0, some_state(p), view());
  }
  [[nodiscard]] double at(std::size_t row, std::size_t column) {
    const bool inside = row <= column + lower && column <= row + upper;
    return inside ? view()(row, column) : 0.0;
  }
  [[nodiscard]] BandView view() {
    return {.data = stored.data(), .column_length = lower + upper + 1, .diagonal = upper};
  }
  std::size_t lower, upper;
  std::vector<double> stored;
};

double construction(const PipelineProblem& p, const std::vector<double>& v) {
  double sum = 0.0;
  for (std::size_t c = 0; c < 3; ++c) {
    for (std::size_t i = p.chain(c).states.begin(Block::construction);
         i < p.chain(c).states.begin(Block::energised); ++i) {
      sum += v[p.begin(c) + i];
    }
  }
  return sum;
}

}  // namespace

TEST_CASE("pipeline problem: rates conserve what was announced, limited or not") {
  Limits limits = no_limits();
  for (const bool limited : {false, true}) {
    if (limited) {
      limits.connection_mw_per_y = {100.0, 80.0};
      limits.national_construction_mw = 5000.0;
      limits.accelerator_supply_mw_per_y = 150.0;
    }
    PipelineProblem p = problem(limits);
    const std::vector<double> dydt = rates(p, some_state(p));
    for (std::size_t c = 0; c < p.chains(); ++c) {
      CHECK(std::abs(announced(p, dydt, c)) < 1e-10);
    }
  }
}

TEST_CASE("pipeline problem: Jacobian without limits against difference quotients") {
  PipelineProblem p = problem(no_limits());
  const std::size_t n = p.size();
  StoredJacobian jacobian(p);
  const std::vector<double> y = some_state(p);
  const std::vector<double> before = rates(p, y);
  for (std::size_t column = 0; column < n; ++column) {
    std::vector<double> moved = y;
    moved[column] += 1.0;
    const std::vector<double> after = rates(p, moved);
    for (std::size_t row = 0; row < n; ++row) {
      CHECK(jacobian.at(row, column) == doctest::Approx(after[row] - before[row]).epsilon(1e-9));
    }
  }
}

TEST_CASE("pipeline problem: columns of the Jacobian conserve mass under limits") {
  Limits limits = no_limits();
  limits.connection_mw_per_y = {100.0, 80.0};
  PipelineProblem p = problem(limits);
  StoredJacobian jacobian(p);
  for (std::size_t column = 0; column < p.size(); ++column) {
    std::vector<double> derivatives(p.size());
    for (std::size_t row = 0; row < p.size(); ++row) derivatives[row] = jacobian.at(row, column);
    for (std::size_t c = 0; c < p.chains(); ++c) {
      CHECK(std::abs(announced(p, derivatives, c)) < 1e-13);
    }
  }
}

TEST_CASE("pipeline problem: connections by region, then accelerators for all") {
  Limits limits = no_limits();
  PipelineProblem open = problem(limits);
  const std::vector<double> y = some_state(open);
  const std::vector<double> free = rates(open, y);
  const double region_0 = energised_rate(open, free, 0) + energised_rate(open, free, 1);

  limits.connection_mw_per_y[0] = region_0 / 3;
  PipelineProblem connected = problem(limits);
  const std::vector<double> slowed = rates(connected, y);
  CHECK(energised_rate(connected, slowed, 0) ==
        doctest::Approx(energised_rate(open, free, 0) / 3).epsilon(1e-9));
  CHECK(energised_rate(connected, slowed, 2) == energised_rate(open, free, 2));
  CHECK(energised_rate(connected, slowed, 3) == energised_rate(open, free, 3));

  limits.accelerator_supply_mw_per_y = 100.0;
  PipelineProblem supplied = problem(limits);
  const std::vector<double> starved = rates(supplied, y);
  double all = 0.0;
  for (std::size_t c = 0; c < 3; ++c) {
    all += energised_rate(supplied, starved, c);
  }
  CHECK(all <= 100.0);
  CHECK(all > 98.0);
  CHECK(energised_rate(supplied, starved, 2) / energised_rate(supplied, starved, 0) ==
        doctest::Approx(energised_rate(connected, slowed, 2) / energised_rate(connected, slowed, 0))
            .epsilon(1e-12));
}

TEST_CASE("pipeline problem: feedback divides a limit, or the flow where there is none") {
  Limits limits = no_limits();
  PipelineProblem open = problem(limits);
  const std::vector<double> y = some_state(open);
  const std::vector<double> free = rates(open, y);
  open.set_slow_down({1.0, 4.0});
  const std::vector<double> slowed = rates(open, y);
  CHECK(energised_rate(open, slowed, 0) == energised_rate(open, free, 0));
  CHECK(energised_rate(open, slowed, 2) == energised_rate(open, free, 2) / 4);

  limits.connection_mw_per_y[1] = 20.0;
  PipelineProblem limited = problem(limits);
  limited.set_slow_down({1.0, 4.0});
  CHECK(energised_rate(limited, rates(limited, y), 2) == doctest::Approx(5.0).epsilon(1e-9));
}

TEST_CASE("pipeline problem: starts bring the stock under construction to its limit, not over") {
  PipelineProblem open = problem(no_limits());
  const std::vector<double> y = some_state(open);
  const double stock = construction(open, y);
  for (const double room : {-200.0, -1.0, 0.0, 1.0, 30.0, 1e5}) {
    Limits limits = no_limits();
    limits.national_construction_mw = stock + room;
    PipelineProblem p = problem(limits);
    const double growth = construction(p, rates(p, y));
    const double free_growth = construction(p, rates(open, y));
    CHECK(growth <= free_growth + 1e-9);
    if (room >= 0.0) {
      CHECK(growth <= 12.0 * room + 1e-9);
    } else {
      CHECK(growth < 0.0);
    }
    if (room == 1e5) {
      CHECK(growth == doctest::Approx(free_growth).epsilon(1e-9));
    }
  }
}

TEST_CASE("pipeline problem: places by name, faults by name") {
  PipelineProblem p = problem(no_limits());
  CHECK(p.state_name(0) == "a: pre-development 1 of 2");
  CHECK(p.state_name(p.begin(1) + 3) == "b: construction 1 of 4");
  for (const BlockTraits& traits : kBlockTraits) {
    const ChainStates& states = p.chain(1).states;
    if (states.count(traits.block) != 1) continue;
    CHECK(p.state_name(p.begin(1) + states.begin(traits.block)) ==
          std::string("b: ") + traits.title);
  }
  CHECK(p.state_name(p.size() - 1) == "plant: cancelled");
  CHECK(p.time_name(0.0) == "2025-01-01 00:00 UTC");
  CHECK(p.time_name(5136.1 / 8766.0) == "2025-08-03 00:06 UTC");
  CHECK(p.time_name(-1.5 / 8766.0) == "2024-12-31 22:30 UTC");
  std::vector<double> y = some_state(p);
  y[p.begin(1)] = std::numeric_limits<double>::quiet_NaN();
  CHECK_THROWS_AS(rates(p, y), std::domain_error);
  Limits limits = no_limits();
  limits.connection_mw_per_y.resize(1);
  CHECK_THROWS_AS(problem(limits), InternalError);
}
