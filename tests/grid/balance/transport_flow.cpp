#include "grid/balance/transport_flow.hpp"

#include <doctest/doctest.h>
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

#include <algorithm>
#include <random>
#include <vector>

#include "grid/core/error.hpp"

using gigaload::InternalError;
using gigaload::grid::TransportFlow;
using Amount = TransportFlow::Amount;
using Cost = TransportFlow::Cost;

namespace {

struct NodeOffers {
  Amount load = 0;
  std::vector<std::pair<Cost, Amount>> offers;
};

struct Problem {
  std::vector<NodeOffers> nodes;
  std::vector<TransportFlow::Line> lines;
  // NOLINTNEXTLINE(readability-redundant-member-init): g++ warns of what a list leaves out
  std::vector<TransportFlow::Group> groups = {};
};

Cost forward_cost(const TransportFlow::Line& line) { return line.cost + line.forward_more; }
Cost reverse_cost(const TransportFlow::Line& line) { return line.cost + line.reverse_more; }

TransportFlow solved(const Problem& p) {
  TransportFlow flow(p.nodes.size(), p.lines, p.groups);
  flow.clear();
  for (const NodeOffers& node : p.nodes) {
    flow.add_load(node.load);
    for (const auto& [cost, amount] : node.offers) flow.add_offer(cost, amount);
  }
  flow.solve();
  return flow;
}

long double cost_of(const Problem& p, const TransportFlow& flow) {
  long double total = 0.0L;
  for (std::size_t r = 0; r < p.nodes.size(); ++r) {
    Amount rest = flow.supply(r);
    for (const auto& [cost, amount] : p.nodes[r].offers) {
      const Amount taken = std::min(rest, amount);
      total += static_cast<long double>(cost) * static_cast<long double>(taken);
      rest -= taken;
    }
  }
  for (std::size_t l = 0; l < p.lines.size(); ++l) {
    const Cost cost = flow.flow(l) > 0 ? forward_cost(p.lines[l]) : reverse_cost(p.lines[l]);
    total += static_cast<long double>(cost) * static_cast<long double>(std::abs(flow.flow(l)));
  }
  return total;
}

/// The same problem written out arc by arc for another solver.
long double reference_cost(const Problem& p) {
  lemon::SmartDigraph graph;
  lemon::SmartDigraph::ArcMap<Amount> capacity(graph);
  lemon::SmartDigraph::ArcMap<Cost> cost(graph);
  lemon::SmartDigraph::NodeMap<Amount> supply(graph);
  std::vector<lemon::SmartDigraph::Node> node;
  node.reserve(p.nodes.size());
  for (std::size_t r = 0; r < p.nodes.size(); ++r) node.push_back(graph.addNode());
  const auto source = graph.addNode();
  const auto add = [&](auto from, auto to, Amount cap, Cost c) {
    const auto arc = graph.addArc(from, to);
    capacity[arc] = cap;
    cost[arc] = c;
  };
  Amount total = 0;
  for (std::size_t r = 0; r < p.nodes.size(); ++r) {
    for (const auto& [c, amount] : p.nodes[r].offers) add(source, node[r], amount, c);
    supply[node[r]] = -p.nodes[r].load;
    total += p.nodes[r].load;
  }
  supply[source] = total;
  for (const auto& line : p.lines) {
    add(node[line.from], node[line.to], line.forward, forward_cost(line));
    add(node[line.to], node[line.from], line.reverse, reverse_cost(line));
  }
  lemon::NetworkSimplex<lemon::SmartDigraph, Amount, Cost> solver(graph);
  solver.upperMap(capacity).costMap(cost).supplyMap(supply);
  REQUIRE(solver.run() == decltype(solver)::OPTIMAL);
  long double sum = 0.0L;
  for (lemon::SmartDigraph::ArcIt arc(graph); arc != lemon::INVALID; ++arc) {
    sum += static_cast<long double>(cost[arc]) * static_cast<long double>(solver.flow(arc));
  }
  return sum;
}

/// Few distinct small numbers: many ties and degenerate steps.
Problem random_problem(std::mt19937_64& random, bool with_ties) {
  const auto pick = [&](std::uint64_t n) { return static_cast<std::int64_t>(random() % n); };
  Problem p;
  const std::size_t nodes = 1 + static_cast<std::size_t>(pick(12));
  const std::int64_t scale = with_ties ? 4 : 1'000'000'000;
  const std::int64_t cost_scale = with_ties ? 3 : 1'000'000'000;
  for (std::size_t r = 0; r < nodes; ++r) {
    NodeOffers node;
    node.load = pick(5) == 0 ? 0 : pick(static_cast<std::uint64_t>(4 * scale));
    Cost cost = -cost_scale;
    const auto offers = pick(6);
    for (std::int64_t i = 0; i < offers; ++i) {
      cost += pick(static_cast<std::uint64_t>(cost_scale));
      node.offers.emplace_back(cost, 1 + pick(static_cast<std::uint64_t>(2 * scale)));
    }
    node.offers.emplace_back(cost + 20 * cost_scale, node.load);
    p.nodes.push_back(node);
  }
  const auto lines = pick(2 * nodes + 1);
  for (std::int64_t l = 0; l < lines; ++l) {
    const auto from = static_cast<std::size_t>(pick(nodes));
    const auto to = static_cast<std::size_t>(pick(nodes));
    if (from == to) continue;
    const bool unlimited = pick(8) == 0;
    p.lines.push_back({.from = from,
                       .to = to,
                       .forward = unlimited ? TransportFlow::kUnlimited
                                            : pick(static_cast<std::uint64_t>(2 * scale)),
                       .reverse = unlimited ? TransportFlow::kUnlimited
                                            : pick(static_cast<std::uint64_t>(2 * scale)),
                       .cost = pick(3) * cost_scale / 10,
                       .forward_more = pick(2) * cost_scale / 5,
                       .reverse_more = pick(2) * cost_scale / 7});
  }
  return p;
}

void check_feasible(const Problem& p, const TransportFlow& flow) {
  std::vector<Amount> balance;
  for (std::size_t r = 0; r < p.nodes.size(); ++r) {
    CHECK(flow.supply(r) >= 0);
    balance.push_back(flow.supply(r) - p.nodes[r].load);
  }
  for (std::size_t l = 0; l < p.lines.size(); ++l) {
    const auto& line = p.lines[l];
    CHECK(flow.flow(l) <= line.forward);
    CHECK(flow.flow(l) >= -line.reverse);
    balance[line.from] -= flow.flow(l);
    balance[line.to] += flow.flow(l);
  }
  for (const Amount rest : balance) CHECK(rest == 0);
}

bool is_in(std::size_t node, const TransportFlow::Group& group) {
  return std::ranges::find(group.nodes, node) != group.nodes.end();
}

/// Returns the scarcity of the groups that the line leads into, less that of those it leads out of.
Cost scarcity_passed(const Problem& p, const TransportFlow& flow, const TransportFlow::Line& line) {
  Cost sum = 0;
  for (std::size_t g = 0; g < p.groups.size(); ++g) {
    if (is_in(line.to, p.groups[g])) sum += flow.scarcity(g);
    if (is_in(line.from, p.groups[g])) sum -= flow.scarcity(g);
  }
  return sum;
}

/// No offer below the price is left, none above it is taken; a line with room to spare does not
/// end at a price difference above its cost and the scarcity that it passes; a group's limit is
/// scarce only where it is reached.
void check_prices(const Problem& p, const TransportFlow& flow) {
  for (std::size_t r = 0; r < p.nodes.size(); ++r) {
    Amount before = 0;
    for (const auto& [cost, amount] : p.nodes[r].offers) {
      if (flow.supply(r) > before) CHECK(cost <= flow.price(r));
      if (flow.supply(r) < before + amount) CHECK(cost >= flow.price(r));
      before += amount;
    }
  }
  for (std::size_t l = 0; l < p.lines.size(); ++l) {
    const auto& line = p.lines[l];
    const Cost gain = flow.price(line.to) - flow.price(line.from) - scarcity_passed(p, flow, line);
    const Cost there = forward_cost(line), back = -reverse_cost(line);
    if (flow.flow(l) < line.forward) CHECK(gain <= (flow.flow(l) >= 0 ? there : back));
    if (flow.flow(l) > -line.reverse) CHECK(gain >= (flow.flow(l) > 0 ? there : back));
  }
  for (std::size_t g = 0; g < p.groups.size(); ++g) {
    Amount import = 0;
    for (const std::size_t r : p.groups[g].nodes) import += p.nodes[r].load - flow.supply(r);
    const Amount limit = std::max<Amount>(1, p.groups[g].most_import);
    CHECK(import <= limit);
    CHECK(flow.scarcity(g) >= 0);
    if (import < limit) CHECK(flow.scarcity(g) == 0);
  }
}

/// Up to three groups apart from each other, some of which have one in them; few take in all that
/// they want.
void add_random_groups(std::mt19937_64& random, Amount scale, Problem& p) {
  for (std::size_t bucket = 0; bucket < 3; ++bucket) {
    TransportFlow::Group outer, inner;
    for (std::size_t r = bucket; r < p.nodes.size(); r += 4) {
      outer.nodes.push_back(r);
      if (r % 8 < 4) inner.nodes.push_back(r);
    }
    for (TransportFlow::Group* group : {&inner, &outer}) {
      const auto limit = static_cast<Amount>(random() % 6);
      group->most_import = limit == 5 ? TransportFlow::kUnlimited : limit * scale / 2;
      if (!group->nodes.empty() && random() % 3 != 0) p.groups.push_back(*group);
    }
  }
}

}  // namespace

TEST_CASE("transport flow: one node takes its offers in order") {
  const Problem p{.nodes = {{70, {{1, 50}, {2, 30}, {9, 70}}}}, .lines = {}};
  const TransportFlow flow = solved(p);
  CHECK(flow.supply(0) == 70);
  CHECK(flow.price(0) == 2);
}

TEST_CASE("transport flow: a line fills in either direction, and only if it pays") {
  for (const bool turned : {false, true}) {
    Problem p{.nodes = {{100, {{1, 500}, {90, 100}}}, {100, {{10, 500}, {90, 100}}}},
              .lines = {{.from = 0, .to = 1, .forward = 30, .reverse = 40, .cost = 2}}};
    if (turned) std::swap(p.nodes[0], p.nodes[1]);
    CHECK(solved(p).flow(0) == (turned ? -40 : 30));
    CHECK(solved(p).supply(turned ? 1 : 0) == (turned ? 140 : 130));
    p.lines[0].cost = 9;  // exactly what it saves: nothing is gained
    CHECK(solved(p).flow(0) == 0);
  }
}

TEST_CASE("transport flow: a direction that costs more is crossed when it still pays") {
  Problem p{.nodes = {{100, {{1, 500}, {90, 100}}}, {100, {{10, 500}, {90, 100}}}},
            .lines = {{.from = 0, .to = 1, .forward = 30, .reverse = 40, .cost = 2}}};
  p.lines[0].reverse_more = 50;
  CHECK(solved(p).flow(0) == 30);
  p.lines[0].forward_more = 6;
  CHECK(solved(p).flow(0) == 30);
  p.lines[0].forward_more = 8;
  CHECK(solved(p).flow(0) == 0);
  CHECK_THROWS_AS(TransportFlow(2, {{.from = 0, .to = 1, .forward_more = -1}}), InternalError);
}

TEST_CASE("transport flow: through a node without load or offers") {
  const Problem p{.nodes = {{0, {{1, 500}}}, {0, {}}, {80, {{100, 80}}}},
                  .lines = {{.from = 0, .to = 1, .forward = 60, .reverse = 0, .cost = 1},
                            {.from = 2, .to = 1, .forward = 0, .reverse = 70, .cost = 1}}};
  const TransportFlow flow = solved(p);
  CHECK(flow.flow(0) == 60);
  CHECK(flow.flow(1) == -60);
  CHECK(flow.supply(2) == 20);
  CHECK(flow.price(2) == 100);
}

TEST_CASE("transport flow: the cost of another solver, and prices that prove it least") {
  std::mt19937_64 random(2);
  for (int i = 0; i < 4000; ++i) {
    CAPTURE(i);
    const Problem p = random_problem(random, i % 2 == 0);
    const TransportFlow flow = solved(p);
    check_feasible(p, flow);
    check_prices(p, flow);
    const long double expected = reference_cost(p);
    CHECK(std::abs(cost_of(p, flow) - expected) <= 1e-15L * std::abs(expected));
  }
}

TEST_CASE("transport flow: offers that do not reach the load are our own fault") {
  TransportFlow flow(1, {});
  flow.clear();
  flow.add_load(10);
  flow.add_offer(1, 9);
  CHECK_THROWS_AS(flow.solve(), InternalError);
}

TEST_CASE(
    "transport flow: two nodes behind a limit share it, and the one that has helps the other") {
  Problem p{.nodes = {{0, {{1, 500}, {90, 0}}}, {50, {{90, 50}}}, {40, {{80, 40}}}},
            .lines = {{.from = 0, .to = 1, .forward = 100, .reverse = 100, .cost = 1},
                      {.from = 0, .to = 2, .forward = 100, .reverse = 100, .cost = 1},
                      {.from = 1, .to = 2, .forward = 100, .reverse = 100, .cost = 1}},
            .groups = {{.nodes = {1, 2}, .most_import = 60}}};
  const TransportFlow flow = solved(p);
  CHECK(flow.supply(0) == 60);
  CHECK(flow.supply(1) == 0);  // the dearer one gets all that it needs
  CHECK(flow.supply(2) == 30);
  CHECK(flow.price(2) == 80);
  CHECK(flow.scarcity(0) == 80 - 1 - 1);
  check_prices(p, flow);
  // what comes in by one line and goes out by another is no import
  p.nodes[1].offers = {{2, 70}, {90, 50}};
  p.groups[0].most_import = 0;
  const TransportFlow inside = solved(p);
  CHECK(inside.supply(0) <= 1);  // the limit is one unit at least
  CHECK(inside.supply(1) == 70);
  check_prices(p, inside);
}

TEST_CASE("transport flow: a limit in a limit holds besides the one around it") {
  Problem p{.nodes = {{0, {{1, 500}}}, {50, {{90, 50}}}, {50, {{80, 50}}}},
            .lines = {{.from = 0, .to = 1, .forward = 100, .reverse = 100, .cost = 1},
                      {.from = 0, .to = 2, .forward = 100, .reverse = 100, .cost = 1},
                      {.from = 1, .to = 2, .forward = 100, .reverse = 100, .cost = 1}},
            .groups = {{.nodes = {1}, .most_import = 20}, {.nodes = {1, 2}, .most_import = 60}}};
  const TransportFlow flow = solved(p);
  CHECK(flow.supply(1) == 30);
  CHECK(flow.supply(2) == 10);
  check_prices(p, flow);
}

TEST_CASE("transport flow: with limits of groups, prices that prove the cost least") {
  std::mt19937_64 random(5);
  int scarce = 0;
  for (int i = 0; i < 4000; ++i) {
    CAPTURE(i);
    Problem p = random_problem(random, i % 2 == 0);
    add_random_groups(random, i % 2 == 0 ? 4 : 1'000'000'000, p);
    const TransportFlow flow = solved(p);
    check_feasible(p, flow);
    check_prices(p, flow);
    for (std::size_t g = 0; g < p.groups.size(); ++g) scarce += flow.scarcity(g) > 0 ? 1 : 0;
  }
  CHECK(scarce > 200);
}

TEST_CASE("transport flow: limits that are never reached change nothing") {
  std::mt19937_64 random(6);
  for (int i = 0; i < 1000; ++i) {
    Problem p = random_problem(random, i % 2 == 0);
    const long double without = cost_of(p, solved(p));
    add_random_groups(random, 4, p);
    for (auto& group : p.groups) group.most_import = TransportFlow::kUnlimited;
    CHECK(std::abs(cost_of(p, solved(p)) - without) <= 1e-15L * std::abs(without));
  }
}

TEST_CASE("transport flow: groups that cross, and too many of them, are our own fault") {
  using Groups = std::vector<TransportFlow::Group>;
  const Groups crossing = {{.nodes = {0, 1}, .most_import = 1},
                           {.nodes = {1, 2}, .most_import = 1}};
  CHECK_THROWS_AS(TransportFlow(3, {}, crossing), InternalError);
  const Groups below = {{.nodes = {0}, .most_import = -1}};
  CHECK_THROWS_AS(TransportFlow(3, {}, below), InternalError);
  const Groups many(TransportFlow::kMostGroups + 1, {.nodes = {0}, .most_import = 1});
  CHECK_THROWS_AS(TransportFlow(3, {}, many), InternalError);
}
