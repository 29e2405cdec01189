/// Microseconds to balance one hour of a 49-region grid, and what the same transport problem
/// costs LEMON's network simplex, arc by arc.

#include <benchmark/benchmark.h>
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

#include <vector>

#include "tests/grid/random_system.hpp"

namespace {

using gigaload::grid::Dispatcher;
using gigaload::grid::HourBalance;
using gigaload::grid::RandomSystem;
using gigaload::grid::Technology;
using gigaload::grid::TechnologyKind;

constexpr std::size_t kHours = 200;

struct Case {
  explicit Case(double tightness, std::size_t regions = 49) : grid(1, regions, regions * 106 / 49) {
    for (std::size_t i = 0; i < kHours; ++i) hours.push_back(grid.hour(tightness));
    rules.hurdle_usd_per_mwh = 3.0;
  }
  RandomSystem grid;
  gigaload::grid::DispatchRules rules;
  std::vector<RandomSystem::Hour> hours;
};

double tightness(const benchmark::State& state) {
  return static_cast<double>(state.range(0)) / 100.0;
}

void without_storage(benchmark::State& state) {
  Case c(tightness(state), static_cast<std::size_t>(state.range(1)));
  Dispatcher dispatcher(c.grid.system, c.rules);
  HourBalance balance;
  std::size_t i = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        dispatcher.solve_without_storage(c.hours[i++ % kHours].input(), balance));
  }
}
BENCHMARK(without_storage)
    ->ArgNames({"load_percent", "regions"})
    ->ArgsProduct({{50, 75, 100}, {49}})
    ->Args({75, 98})
    ->Args({75, 196})
    ->Unit(benchmark::kMicrosecond);

void with_storage(benchmark::State& state) {
  Case c(tightness(state));
  Dispatcher dispatcher(c.grid.system, c.rules);
  HourBalance balance;
  std::vector<double> energy_mwh;
  std::size_t i = 0;
  for (auto _ : state) {
    const auto& hour = c.hours[i++ % kHours];
    energy_mwh = hour.energy_mwh;
    dispatcher.solve_with_storage(hour.input(), energy_mwh, balance);
  }
}
BENCHMARK(with_storage)
    ->ArgName("load_percent")
    ->Arg(50)
    ->Arg(75)
    ->Arg(100)
    ->Unit(benchmark::kMicrosecond);

/// One arc for each region and technology and for each direction of an interface.
void lemon_one_arc_per_technology(benchmark::State& state) {
  Case c(tightness(state));
  const auto& system = c.grid.system;
  const std::size_t technologies = system.technologies.size();
  using Graph = lemon::SmartDigraph;
  Graph graph;
  std::vector<Graph::Node> node;
  for (std::size_t r = 0; r < system.regions.size(); ++r) node.push_back(graph.addNode());
  const Graph::Node source = graph.addNode();
  Graph::ArcMap<std::int64_t> capacity(graph), cost(graph);
  Graph::NodeMap<std::int64_t> supply(graph);
  const auto add = [&](Graph::Node from, Graph::Node to, double usd, double mw) {
    const auto arc = graph.addArc(from, to);
    cost[arc] = std::llround(usd * 1e6);
    capacity[arc] = std::llround(std::min(mw, 1e7) * 0x1p26);
    return arc;
  };
  std::vector<Graph::Arc> plant, unserved;
  for (std::size_t r = 0; r < node.size(); ++r) {
    for (std::size_t t = 0; t < technologies; ++t) {
      const Technology& technology = system.technologies[t];
      const auto& fuel = system.data[r].fuel_price_usd_per_mmbtu[t];
      const double usd = (fuel.empty() ? 0.0 : fuel[0]) * technology.heat_rate_mmbtu_per_mwh;
      plant.push_back(add(source, node[r], usd + technology.variable_om_usd_per_mwh, 0.0));
    }
    unserved.push_back(add(source, node[r], 10000.0, 1e6));
  }
  for (const auto& line : system.interfaces) {
    add(node[line.from.get()], node[line.to.get()], 3.0, line.forward_mw);
    add(node[line.to.get()], node[line.from.get()], 3.0, line.reverse_mw);
  }
  lemon::NetworkSimplex<Graph, std::int64_t, std::int64_t> solver(graph);
  std::size_t i = 0;
  for (auto _ : state) {
    const auto& hour = c.hours[i++ % kHours];
    std::int64_t total = 0;
    for (std::size_t r = 0; r < node.size(); ++r) {
      const std::int64_t load = std::llround((hour.firm_mw[r] + hour.curtailable_mw[r]) * 0x1p26);
      supply[node[r]] = -load;
      total += load;
      for (std::size_t t = 0; t < technologies; ++t) {
        const bool plant_here = system.technologies[t].kind != TechnologyKind::storage;
        capacity[plant[r * technologies + t]] =
            plant_here ? std::llround(hour.available_mw[r * technologies + t] * 0x1p26) : 0;
      }
    }
    supply[source] = total;
    solver.upperMap(capacity).costMap(cost).supplyMap(supply);
    benchmark::DoNotOptimize(solver.run());
  }
  state.counters["arcs"] = lemon::countArcs(graph);
}
BENCHMARK(lemon_one_arc_per_technology)
    ->ArgName("load_percent")
    ->Arg(50)
    ->Arg(75)
    ->Arg(100)
    ->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();
