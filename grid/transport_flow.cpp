#include "grid/transport_flow.hpp"

#include <algorithm>
#include <limits>

#include "grid/error.hpp"

namespace gigaload::grid {
namespace {

constexpr TransportFlow::Cost kNever = TransportFlow::Cost{1} << 60;
/// Price of a supply below zero: it only gives the tree of a node without load its way to the
/// source, and is never used.
constexpr TransportFlow::Cost kBelowZero = -1000 * TransportFlow::kDearest;

#ifndef KB
#define KB 32
#endif
constexpr std::size_t kBlock = KB;

}  // namespace

TransportFlow::TransportFlow(std::size_t nodes, const std::vector<Line>& lines)
    : nodes_(nodes), lines_(lines.size()) {
  const std::size_t arcs = lines_ + nodes_;
  flow_.assign(arcs, 0);
  at_piece_.assign(arcs, 0);
  cost_down_.assign(arcs, -kNever);
  cost_up_.assign(arcs, kNever);
  for (const Line& line : lines) {
    if (line.from >= nodes || line.to >= nodes || line.forward < 0 || line.reverse < 0 ||
        line.cost < 0) {
      throw InternalError("transport: a line between unknown nodes or below zero");
    }
    from_.push_back(static_cast<Node>(line.from));
    to_.push_back(static_cast<Node>(line.to));
    lower_.push_back(-line.reverse);
    first_piece_.push_back(static_cast<std::int32_t>(piece_.size()));
    if (line.reverse > 0) piece_.push_back({0, -line.cost});
    if (line.forward > 0) piece_.push_back({line.forward, line.cost});
    end_piece_.push_back(static_cast<std::int32_t>(piece_.size()));
  }
  for (std::size_t r = 0; r < nodes_; ++r) {
    from_.push_back(static_cast<Node>(nodes_));
    to_.push_back(static_cast<Node>(r));
    lower_.push_back(-kUnlimited);
  }
  first_piece_.resize(arcs);
  end_piece_.resize(arcs);
  tree_.resize(nodes_ + 1);
  price_.resize(nodes_ + 1);
}

void TransportFlow::clear() {
  load_.clear();
  if (lines_ < first_piece_.size() && nodes_ > 0) {
    const std::int32_t of_lines = lines_ == 0 ? 0 : end_piece_[lines_ - 1];
    piece_.resize(static_cast<std::size_t>(of_lines));
  }
}

void TransportFlow::add_load(Amount load) {
  const std::size_t arc = lines_ + load_.size();
  load_.push_back(load);
  first_piece_[arc] = static_cast<std::int32_t>(piece_.size());
  piece_.push_back({0, kBelowZero});
  end_piece_[arc] = static_cast<std::int32_t>(piece_.size());
}

void TransportFlow::add_offer(Cost cost, Amount amount) {
  if (amount <= 0) return;
  Piece& last = piece_.back();
  if (last.cost == cost) {
    last.upper += amount;
    return;
  }
  const Amount upper = last.upper + amount;
  piece_.push_back({upper, cost});
  ++end_piece_[lines_ + load_.size() - 1];
}

void TransportFlow::start() {
  const auto source = static_cast<Node>(nodes_);
  tree_[nodes_] = {};
  price_[nodes_] = 0;
  for (std::size_t l = 0; l < lines_; ++l) {
    flow_[l] = 0;
    rest_before(l, first_piece_[l] + (lower_[l] < 0 ? 1 : 0));
  }
  for (std::size_t r = nodes_; r-- > 0;) {
    const std::size_t arc = lines_ + r;
    flow_[arc] = load_[r];
    cost_down_[arc] = -kNever;
    cost_up_[arc] = kNever;
    std::int32_t piece = first_piece_[arc];
    // a flow above the piece's begin, so that every node can push flow to the source
    while (piece < end_piece_[arc] && piece_[static_cast<std::size_t>(piece)].upper < load_[r]) {
      ++piece;
    }
    if (piece == end_piece_[arc]) throw InternalError("transport: offers do not reach the load");
    at_piece_[arc] = piece;
    price_[r] = piece_[static_cast<std::size_t>(piece)].cost;
    tree_[r] = {};
    tree_[r].arc = static_cast<Arc>(arc);
    tree_[r].depth = 1;
    attach(static_cast<Node>(r), source);
  }
}

void TransportFlow::rest_before(std::size_t arc, std::int32_t piece) {
  at_piece_[arc] = piece;
  cost_down_[arc] =
      piece > first_piece_[arc] ? piece_[static_cast<std::size_t>(piece - 1)].cost : -kNever;
  cost_up_[arc] = piece < end_piece_[arc] ? piece_[static_cast<std::size_t>(piece)].cost : kNever;
}

void TransportFlow::solve() {
  if (load_.size() != nodes_) throw InternalError("transport: a load for each node is wanted");
  start();
  pivots_ = 0;
  scan_from_ = 0;
  for (Entering entering = find_entering(); entering.arc >= 0; entering = find_entering()) {
    pivot(entering);
    ++pivots_;
  }
}

TransportFlow::Entering TransportFlow::find_entering() {
  Entering best;
  Cost best_gain = 0;
  const std::size_t arcs = from_.size();
  std::size_t a = scan_from_;
  for (std::size_t left = arcs; left > 0 && best.arc < 0;) {
    const std::size_t block = std::min({kBlock, left, arcs - a});
    for (const std::size_t end = a + block; a < end; ++a) {
      const Cost tension = price_[static_cast<std::size_t>(to_[a])] -
                           price_[static_cast<std::size_t>(from_[a])];
      const Cost gain = std::max(tension - cost_up_[a], cost_down_[a] - tension);
      if (gain > best_gain) {
        best_gain = gain;
        best = {static_cast<Arc>(a), tension > cost_up_[a]};
      }
    }
    left -= block;
    if (a == arcs) a = 0;
  }
  scan_from_ = a;
  return best;
}

TransportFlow::Amount TransportFlow::room(Arc arc, bool raises) const {
  const auto a = static_cast<std::size_t>(arc);
  const std::int32_t piece = at_piece_[a];
  if (raises) return piece_[static_cast<std::size_t>(piece)].upper - flow_[a];
  return flow_[a] -
         (piece == first_piece_[a] ? lower_[a] : piece_[static_cast<std::size_t>(piece - 1)].upper);
}

TransportFlow::Node TransportFlow::join(Node a, Node b) const {
  const auto node = [this](Node n) -> const TreeNode& {
    return tree_[static_cast<std::size_t>(n)];
  };
  while (node(a).depth > node(b).depth) a = node(a).parent;
  while (node(b).depth > node(a).depth) b = node(b).parent;
  while (a != b) {
    a = node(a).parent;
    b = node(b).parent;
  }
  return a;
}

void TransportFlow::pivot(Entering entering) {
  const auto e = static_cast<std::size_t>(entering.arc);
  const Node tail = entering.raises ? from_[e] : to_[e];
  const Node head = entering.raises ? to_[e] : from_[e];
  const auto node = [this](Node n) -> TreeNode& { return tree_[static_cast<std::size_t>(n)]; };
  if (!entering.raises) --at_piece_[e];

  // The cycle runs from the join down to the tail, over the entering arc, and up from the head.
  // The last arc on it that blocks leaves: that keeps the tree strongly feasible.
  Amount delta = room(entering.arc, entering.raises);
  Node leaving = -1;
  bool leaves_at_tail = false;
  const Node top = join(tail, head);
  for (Node n = tail; n != top; n = node(n).parent) {
    const Amount limit = room(node(n).arc, !node(n).upward);
    if (limit < delta) {
      delta = limit;
      leaving = n;
      leaves_at_tail = true;
    }
  }
  for (Node n = head; n != top; n = node(n).parent) {
    const Amount limit = room(node(n).arc, node(n).upward);
    if (limit <= delta) {
      delta = limit;
      leaving = n;
      leaves_at_tail = false;
    }
  }

  if (delta > 0) {
    flow_[e] += entering.raises ? delta : -delta;
    for (Node n = tail; n != top; n = node(n).parent) {
      flow_[static_cast<std::size_t>(node(n).arc)] += node(n).upward ? -delta : delta;
    }
    for (Node n = head; n != top; n = node(n).parent) {
      flow_[static_cast<std::size_t>(node(n).arc)] += node(n).upward ? delta : -delta;
    }
  }
  if (leaving < 0) {  // the entering arc itself comes to the end of its piece
    rest_before(e, at_piece_[e] + (entering.raises ? 1 : 0));
    return;
  }
  const auto out = static_cast<std::size_t>(node(leaving).arc);
  const bool rose = node(leaving).upward != leaves_at_tail;
  rest_before(out, at_piece_[out] + (rose ? 1 : 0));
  cost_down_[e] = -kNever;
  cost_up_[e] = kNever;
  replace(leaving, leaves_at_tail ? tail : head, leaves_at_tail ? head : tail, entering.arc);
}

void TransportFlow::replace(Node leaving, Node inside, Node outside, Arc entering) {
  const auto e = static_cast<std::size_t>(entering);
  Node parent = outside;
  Arc arc = entering;
  bool upward = from_[e] == inside;
  const Cost cost = piece_[static_cast<std::size_t>(at_piece_[e])].cost;
  const Cost price = price_[static_cast<std::size_t>(outside)] + (upward ? -cost : cost);
  // the path from the entering arc to the leaving one is turned round
  for (Node n = inside;;) {
    TreeNode& node = tree_[static_cast<std::size_t>(n)];
    const TreeNode before = node;
    detach(n);
    attach(n, parent);
    node.arc = arc;
    node.upward = upward;
    if (n == leaving) break;
    parent = n;
    arc = before.arc;
    upward = !before.upward;
    n = before.parent;
  }
  shift_subtree(inside, price - price_[static_cast<std::size_t>(inside)]);
}

void TransportFlow::attach(Node n, Node parent) {
  TreeNode& node = tree_[static_cast<std::size_t>(n)];
  TreeNode& above = tree_[static_cast<std::size_t>(parent)];
  node.parent = parent;
  node.previous = -1;
  node.next = above.first_child;
  if (node.next >= 0) tree_[static_cast<std::size_t>(node.next)].previous = n;
  above.first_child = n;
}

void TransportFlow::detach(Node n) {
  const TreeNode& node = tree_[static_cast<std::size_t>(n)];
  if (node.previous >= 0) {
    tree_[static_cast<std::size_t>(node.previous)].next = node.next;
  } else {
    tree_[static_cast<std::size_t>(node.parent)].first_child = node.next;
  }
  if (node.next >= 0) tree_[static_cast<std::size_t>(node.next)].previous = node.previous;
}

void TransportFlow::shift_subtree(Node top, Cost difference) {
  for (Node n = top;;) {
    TreeNode& node = tree_[static_cast<std::size_t>(n)];
    price_[static_cast<std::size_t>(n)] += difference;
    node.depth = tree_[static_cast<std::size_t>(node.parent)].depth + 1;
    if (node.first_child >= 0) {
      n = node.first_child;
      continue;
    }
    while (n != top && tree_[static_cast<std::size_t>(n)].next < 0) {
      n = tree_[static_cast<std::size_t>(n)].parent;
    }
    if (n == top) return;
    n = tree_[static_cast<std::size_t>(n)].next;
  }
}

}  // namespace gigaload::grid
