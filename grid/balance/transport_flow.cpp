#include "grid/balance/transport_flow.hpp"

#include <algorithm>
#include <limits>

#include "grid/core/error.hpp"
#include "grid/core/nested_groups.hpp"

namespace gigaload::grid {
namespace {

constexpr TransportFlow::Cost kNever = TransportFlow::Cost{1} << 62;

/// Returns the price of a supply below zero: it only gives the tree of a node without load its way
/// to the source, and is never used. Per group, and one for the source, a way through the network
/// passes two supplies at most: that is what the price has to be above, and how often a difference
/// of two prices can hold it, which has to stay below kNever.
TransportFlow::Cost price_below_zero(std::size_t groups) {
  const auto passed = static_cast<TransportFlow::Cost>(groups + 1);
  return -std::min<TransportFlow::Cost>(1000, 40'000 / passed) * TransportFlow::kDearest;
}

/// Counts the arcs seen before the best enters; 16 to 32 cost about the same, all a quarter more.
constexpr std::size_t kBlock = 24;

}  // namespace

TransportFlow::TransportFlow(std::size_t nodes, const std::vector<Line>& lines,
                             const std::vector<Group>& groups)
    : nodes_(nodes),
      lines_(lines.size()),
      groups_(groups.size()),
      below_zero_(price_below_zero(groups.size())) {
  const std::size_t arcs = lines_ + nodes_ + groups_;
  flow_.assign(arcs, 0);
  at_piece_.assign(arcs, 0);
  cost_down_.assign(arcs, -kNever);
  cost_up_.assign(arcs, kNever);
  add_lines(lines);
  for (std::size_t r = 0; r < nodes_; ++r) {
    from_.push_back(static_cast<Node>(nodes_ + groups_));
    to_.push_back(static_cast<Node>(r));
    lower_.push_back(-kUnlimited);
  }
  first_piece_.resize(lines_ + nodes_);
  end_piece_.resize(lines_ + nodes_);
  add_groups(groups);
  fixed_pieces_ = piece_.size();
  tree_.resize(nodes_ + groups_ + 1);
  price_.resize(nodes_ + groups_ + 1);
}

void TransportFlow::add_lines(const std::vector<Line>& lines) {
  for (const Line& line : lines) {
    if (line.from >= nodes_ || line.to >= nodes_ || line.forward < 0 || line.reverse < 0 ||
        line.cost < 0 || line.forward_more < 0 || line.reverse_more < 0) {
      throw InternalError("transport: a line between unknown nodes or below zero");
    }
    from_.push_back(static_cast<Node>(line.from));
    to_.push_back(static_cast<Node>(line.to));
    lower_.push_back(-line.reverse);
    first_piece_.push_back(static_cast<std::int32_t>(piece_.size()));
    if (line.reverse > 0) piece_.push_back({0, -line.cost - line.reverse_more});
    if (line.forward > 0) piece_.push_back({line.forward, line.cost + line.forward_more});
    end_piece_.push_back(static_cast<std::int32_t>(piece_.size()));
  }
}

void TransportFlow::add_groups(const std::vector<Group>& groups) {
  if (groups_ > kMostGroups) throw InternalError("transport: more groups than there may be");
  std::vector<std::vector<std::size_t>> members;
  for (const Group& group : groups) {
    if (group.most_import < 0) throw InternalError("transport: a limit of a group below zero");
    members.push_back(group.nodes);
  }
  GroupNest nest = nest_groups(nodes_, members);
  if (nest.crossing) throw InternalError("transport: groups that cross");
  const auto node_of = [this](std::size_t group) {
    return static_cast<Node>(group == GroupNest::kNone ? nodes_ + groups_ : nodes_ + group);
  };
  for (std::size_t r = 0; r < nodes_; ++r) from_[lines_ + r] = node_of(nest.innermost[r]);
  for (std::size_t g = 0; g < groups_; ++g) {
    from_.push_back(node_of(nest.parent[g]));
    to_.push_back(node_of(g));
    // an arc at rest inside its bounds lets flow go to the source, as the method wants it
    lower_.push_back(-std::max<Amount>(1, groups[g].most_import));
    first_piece_.push_back(static_cast<std::int32_t>(piece_.size()));
    piece_.push_back({kUnlimited, 0});
    end_piece_.push_back(static_cast<std::int32_t>(piece_.size()));
  }
  group_order_ = std::move(nest.order);
}

void TransportFlow::clear() {
  load_.clear();
  piece_.resize(fixed_pieces_);
}

void TransportFlow::add_load(Amount load) {
  const std::size_t arc = lines_ + load_.size();
  load_.push_back(load);
  first_piece_[arc] = static_cast<std::int32_t>(piece_.size());
  piece_.push_back({0, below_zero_});
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
  const std::size_t source = nodes_ + groups_;
  tree_[source] = {};
  price_[source] = 0;
  for (std::size_t l = 0; l < lines_; ++l) {
    flow_[l] = 0;
    rest_before(l, first_piece_[l] + (lower_[l] < 0 ? 1 : 0));
  }
  for (const std::size_t g : group_order_) {
    const std::size_t arc = lines_ + nodes_ + g;
    flow_[arc] = 0;
    at_piece_[arc] = first_piece_[arc];
    hang(nodes_ + g, arc, 0);
  }
  for (std::size_t r = nodes_; r-- > 0;) {
    const std::size_t arc = lines_ + r;
    flow_[arc] = load_[r];
    std::int32_t piece = first_piece_[arc];
    // a flow above the piece's begin, so that every node can push flow to the source
    while (piece < end_piece_[arc] && piece_[static_cast<std::size_t>(piece)].upper < load_[r]) {
      ++piece;
    }
    if (piece == end_piece_[arc]) throw InternalError("transport: offers do not reach the load");
    at_piece_[arc] = piece;
    hang(r, arc, piece_[static_cast<std::size_t>(piece)].cost);
  }
}

void TransportFlow::hang(std::size_t node, std::size_t arc, Cost cost) {
  const Node parent = from_[arc];
  cost_down_[arc] = -kNever;
  cost_up_[arc] = kNever;
  price_[node] = price_[static_cast<std::size_t>(parent)] + cost;
  tree_[node] = {};
  tree_[node].arc = static_cast<Arc>(arc);
  tree_[node].depth = tree_at(parent).depth + 1;
  attach(static_cast<Node>(node), parent);
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
  scan_from_ = 0;
  for (Entering entering = find_entering(); entering.arc >= 0; entering = find_entering()) {
    pivot(entering);
  }
}

TransportFlow::Entering TransportFlow::find_entering() {
  Entering best;
  const std::size_t arcs = from_.size();
  std::size_t a = scan_from_;
  for (std::size_t left = arcs; left > 0 && best.arc < 0;) {
    const std::size_t block = std::min({kBlock, left, arcs - a});
    for (const std::size_t end = a + block; a < end; ++a) {
      const Cost tension =
          price_[static_cast<std::size_t>(to_[a])] - price_[static_cast<std::size_t>(from_[a])];
      const Cost gain = std::max(tension - cost_up_[a], cost_down_[a] - tension);
      if (gain > best.gain) best = {static_cast<Arc>(a), tension > cost_up_[a], gain};
    }
    left -= block;
    if (a == arcs) a = 0;
  }
  scan_from_ = a;
  return best;
}

TransportFlow::Node TransportFlow::join(Node a, Node b) const {
  while (tree_at(a).depth > tree_at(b).depth) a = tree_at(a).parent;
  while (tree_at(b).depth > tree_at(a).depth) b = tree_at(b).parent;
  while (a != b) {
    a = tree_at(a).parent;
    b = tree_at(b).parent;
  }
  return a;
}

void TransportFlow::add_to_cycle(Node node, Arc arc, bool raises) {
  const auto a = static_cast<std::size_t>(arc);
  const auto piece = static_cast<std::size_t>(at_piece_[a]);
  const Amount end = raises ? piece_[piece].upper : begin_of(a, at_piece_[a]);
  cycle_.push_back({node, arc, raises, std::abs(end - flow_[a]), 0});
}

void TransportFlow::find_cycle(Entering entering) {
  const auto e = static_cast<std::size_t>(entering.arc);
  const Node tail = entering.raises ? from_[e] : to_[e];
  const Node head = entering.raises ? to_[e] : from_[e];
  const Node top = join(tail, head);
  cycle_.clear();
  for (Node n = tail; n != top; n = tree_at(n).parent) {
    add_to_cycle(n, tree_at(n).arc, !tree_at(n).upward);
  }
  std::reverse(cycle_.begin(), cycle_.end());
  add_to_cycle(-1, entering.arc, entering.raises);
  for (Node n = head; n != top; n = tree_at(n).parent) {
    add_to_cycle(n, tree_at(n).arc, tree_at(n).upward);
  }
}

bool TransportFlow::pass(CycleArc& step, Cost& gain) {
  const auto a = static_cast<std::size_t>(step.arc);
  const std::int32_t next = at_piece_[a] + (step.raises ? 1 : -1);
  if (next < first_piece_[a] || next >= end_piece_[a]) return false;
  const Piece& piece = piece_[static_cast<std::size_t>(next)];
  const Cost rise = piece.cost - piece_[static_cast<std::size_t>(at_piece_[a])].cost;
  if (std::abs(rise) >= gain) return false;
  gain -= std::abs(rise);
  step.blocks_at += piece.upper - begin_of(a, next);
  step.rise += rise;
  at_piece_[a] = next;
  return true;
}

void TransportFlow::pivot(Entering entering) {
  const auto e = static_cast<std::size_t>(entering.arc);
  if (!entering.raises) --at_piece_[e];
  find_cycle(entering);

  // From the join down to the tail, over the entering arc, up from the head. The last arc that
  // blocks leaves, which keeps the tree strongly feasible; but while flow round the cycle still
  // gains, an arc at the end of a piece goes on in the next, as if it left and came in again.
  Cost gain = entering.gain;
  std::size_t leaving = 0;
  do {
    leaving = 0;
    for (std::size_t i = 1; i < cycle_.size(); ++i) {
      if (cycle_[i].blocks_at <= cycle_[leaving].blocks_at) leaving = i;
    }
  } while (pass(cycle_[leaving], gain));

  const Amount delta = cycle_[leaving].blocks_at;
  bool after_entering = false;  // the leaving arc comes after the entering one
  for (std::size_t i = 0; i < cycle_.size(); ++i) {
    const CycleArc& step = cycle_[i];
    flow_[static_cast<std::size_t>(step.arc)] += step.raises ? delta : -delta;
    if (step.node < 0) {
      after_entering = leaving > i;
    } else if (step.rise != 0) {
      shift_subtree(step.node, tree_at(step.node).upward ? -step.rise : step.rise);
    }
  }
  const CycleArc& out = cycle_[leaving];
  const auto o = static_cast<std::size_t>(out.arc);
  rest_before(o, at_piece_[o] + (out.raises ? 1 : 0));
  if (out.node < 0) return;  // the entering arc itself
  cost_down_[e] = -kNever;
  cost_up_[e] = kNever;
  const bool from_is_tail = entering.raises;
  const Node tail = from_is_tail ? from_[e] : to_[e];
  const Node head = from_is_tail ? to_[e] : from_[e];
  replace(out.node, after_entering ? head : tail, after_entering ? tail : head, entering.arc);
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
    TreeNode& node = tree_at(n);
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
  TreeNode& node = tree_at(n);
  TreeNode& above = tree_at(parent);
  node.parent = parent;
  node.previous = -1;
  node.next = above.first_child;
  if (node.next >= 0) tree_at(node.next).previous = n;
  above.first_child = n;
}

void TransportFlow::detach(Node n) {
  const TreeNode& node = tree_at(n);
  if (node.previous >= 0) {
    tree_at(node.previous).next = node.next;
  } else {
    tree_at(node.parent).first_child = node.next;
  }
  if (node.next >= 0) tree_at(node.next).previous = node.previous;
}

void TransportFlow::shift_subtree(Node top, Cost difference) {
  for (Node n = top;;) {
    TreeNode& node = tree_at(n);
    price_[static_cast<std::size_t>(n)] += difference;
    node.depth = tree_at(node.parent).depth + 1;
    if (node.first_child >= 0) {
      n = node.first_child;
      continue;
    }
    while (n != top && tree_at(n).next < 0) {
      n = tree_at(n).parent;
    }
    if (n == top) return;
    n = tree_at(n).next;
  }
}

}  // namespace gigaload::grid
