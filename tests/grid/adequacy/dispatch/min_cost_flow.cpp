#include "grid/adequacy/dispatch/min_cost_flow.hpp"

#include <doctest/doctest.h>

#include <random>
#include <vector>

using gigaload::grid::adequacy::MinCostFlow;

TEST_CASE("the cheap way first, and the dear one while it is worth it") {
  // source 0 -> 1 -> sink 3 with a gain of 5 at the sink; by 2 it costs 2 more, and 4 more is too
  // dear
  MinCostFlow f(4);
  const auto a = f.add_arc(0, 1), b = f.add_arc(1, 3), c = f.add_arc(0, 2), d = f.add_arc(2, 3);
  f.finish();
  f.set(a, 10, 0);
  f.set(b, 3, -5);
  f.set(c, 10, 2);
  f.set(d, 4, -5);
  f.solve(0, 3, 1e-9);
  CHECK(f.flow(a) == doctest::Approx(3));
  CHECK(f.flow(c) == doctest::Approx(4));
  f.set(a, 10, 0);
  f.set(b, 3, -5);
  f.set(c, 10, 6);
  f.set(d, 4, -5);
  f.solve(0, 3, 1e-9);
  CHECK(f.flow(b) == doctest::Approx(3));
  CHECK(f.flow(d) == doctest::Approx(0));
}

TEST_CASE("random networks: no cycle of the rest lowers the cost, and flow is conserved") {
  std::minstd_rand random(3);
  const auto pick = [&](unsigned n) { return static_cast<std::size_t>(random() >> 8) % n; };
  for (int round = 0; round < 200; ++round) {
    const std::size_t nodes = 4 + pick(5), source = nodes - 2, sink = nodes - 1;
    struct Arc {
      std::size_t from, to, id;
      double capacity, cost;
    };
    MinCostFlow f(nodes);
    std::vector<Arc> arcs;
    const auto add = [&](std::size_t from, std::size_t to, double cost) {
      arcs.push_back({from, to, f.add_arc(from, to), static_cast<double>(pick(10)), cost});
    };
    for (std::size_t n = 0; n + 2 < nodes; ++n) {
      add(source, n, static_cast<double>(pick(6)));
      add(n, sink, -static_cast<double>(pick(12)));
      for (std::size_t m = 0; m + 2 < nodes; ++m)
        if (m != n && pick(2) == 0) add(n, m, 1.0 + static_cast<double>(pick(3)));
    }
    f.finish();
    for (const auto& arc : arcs) f.set(arc.id, arc.capacity, arc.cost);
    f.solve(source, sink, 1e-9);
    // Residual network with source and sink joined: Bellman and Ford find no negative cycle.
    std::vector<double> balance(nodes, 0.0), distance(nodes, 0.0);
    for (const auto& arc : arcs) {
      const double x = f.flow(arc.id);
      CHECK(x >= 0.0);
      CHECK(x <= arc.capacity);
      balance[arc.from] -= x;
      balance[arc.to] += x;
    }
    for (std::size_t n = 0; n + 2 < nodes; ++n) CHECK(balance[n] == doctest::Approx(0.0));
    CHECK(balance[source] == doctest::Approx(-balance[sink]));
    bool changed = true;
    for (std::size_t pass = 0; changed && pass <= nodes; ++pass) {
      changed = false;
      const auto relax = [&](std::size_t from, std::size_t to, double cost) {
        if (distance[from] + cost < distance[to] - 1e-9) {
          distance[to] = distance[from] + cost;
          changed = true;
        }
      };
      for (const auto& arc : arcs) {
        if (f.flow(arc.id) < arc.capacity) relax(arc.from, arc.to, arc.cost);
        if (f.flow(arc.id) > 0.0) relax(arc.to, arc.from, -arc.cost);
      }
      relax(sink, source, 0.0);
      if (balance[sink] > 0.0) relax(source, sink, 0.0);
    }
    CHECK_FALSE(changed);
  }
}

TEST_CASE("a cycle of negative cost is filled up, and the search ends") {
  // 0 -> 1 -> 2 -> 1 with a gain of 1 a round, and a way out to the sink 3
  MinCostFlow f(4);
  const auto in = f.add_arc(0, 1), there = f.add_arc(1, 2), back = f.add_arc(2, 1);
  const auto out = f.add_arc(2, 3);
  f.finish();
  f.set(in, 4, 0);
  f.set(there, 7, 1);
  f.set(back, 5, -2);
  f.set(out, 9, -3);
  f.solve(0, 3, 1e-9);
  CHECK(f.flow(in) == doctest::Approx(4));
  CHECK(f.flow(out) == doctest::Approx(4));
  CHECK(f.flow(back) == doctest::Approx(3));  // what the way there has room for
  CHECK(f.flow(there) == doctest::Approx(7));
}

TEST_CASE("what is sent along the first paths ahead leaves the flow as it is found") {
  // 0 gives 1 and 2, which serve the sink 3 themselves as far as they go, and 1 helps 2 at a cost
  const auto solved = [](bool ahead) {
    MinCostFlow f(4);
    const auto to_1 = f.add_arc(0, 1), to_2 = f.add_arc(0, 2);
    const auto of_1 = f.add_arc(1, 3), of_2 = f.add_arc(2, 3), help = f.add_arc(1, 2);
    f.finish();
    f.set(to_1, 9.1, 0);
    f.set(to_2, 2.3, 0);
    f.set(of_1, 5.7, 0);
    f.set(of_2, 4.4, 0);
    f.set(help, 1.9, 1);
    if (ahead) {
      f.send({to_1, of_1}, 1e-9);
      f.send({to_2, of_2}, 1e-9);
      f.send({to_2, of_2}, 1e-9);  // no room is left
      CHECK(f.flow(to_2) == 2.3);
    }
    f.solve(0, 3, 1e-9, MinCostFlow::Paths::all);
    return std::vector{f.flow(to_1), f.flow(to_2), f.flow(of_1), f.flow(of_2), f.flow(help)};
  };
  CHECK(solved(true) == solved(false));
  CHECK(solved(true)[4] == doctest::Approx(1.9));
}
