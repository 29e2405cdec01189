#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace gigaload::grid {

/// Finds the transport between nodes at least cost, in whole units, exactly:
///
///   minimise   sum_r C_r(g_r) + sum_l c_l |f_l|        c_l: by the direction of f_l
///   so that    g_r + (inflow - outflow of lines at r) = load_r,   -reverse_l <= f_l <= forward_l,
///              sum_{r in G} (load_r - g_r) <= L_G   for each group G of nodes,
///
/// where C_r is the convex cost of a node's offers taken in ascending order of cost. The offers
/// of a node must reach its load, so that serving it alone is a solution: the last offer is what
/// stays unserved. L_G limits what a group takes in over all lines together; groups may lie in
/// each other.
///
/// Method: primal network simplex (Ahuja, Magnanti, Orlin 1993, ch. 11) on a tree rooted in a
/// common source. A node's offers are one arc from the source with piecewise constant cost, and a
/// line is one arc with two pieces. It starts from every node serving itself, which is near the
/// end, scans nodes + lines arcs, not offers, and passes several offers of a node in one pivot
/// while that gains. Strongly feasible trees (Cunningham 1976): no cycling. The result is a pure
/// function of the loads and offers; ties fall by the order of nodes and lines.
///
/// A group is a node between the source and the nodes in it: their offers and their loads come
/// from there. The arc from the source, or from the group around it, then carries what the group
/// gives away, and less than nothing where it takes in: a bound on that arc is the limit.
class TransportFlow {
 public:
  using Amount = std::int64_t;
  using Cost = std::int64_t;

  /// Bounds the amounts and costs that may be given; no sum of them overflows.
  static constexpr Amount kUnlimited = Amount{1} << 50;
  static constexpr Cost kDearest = 100'000'000'000'000;

  struct Line {
    std::size_t from = 0;
    std::size_t to = 0;
    Amount forward = 0;
    Amount reverse = 0;
    Cost cost = 0;  // per unit, in both directions, not negative
    /// Hold what a unit costs more in the one direction, not negative.
    Cost forward_more = 0, reverse_more = 0;
  };

  struct Group {
    std::vector<std::size_t> nodes;
    Amount most_import = 0;  // at least one unit is taken as the limit
  };
  /// Bounds the number of groups; no sum of costs overflows.
  static constexpr std::size_t kMostGroups = 128;

  /// Throws InternalError for unknown nodes, amounts below zero, and groups that overlap while
  /// neither holds the other.
  TransportFlow(std::size_t nodes, const std::vector<Line>& lines,
                const std::vector<Group>& groups = {});

  /// Forgets loads and offers.
  void clear();
  /// Loads are given in the order of nodes, each followed by the node's offers.
  void add_load(Amount load);
  /// Adds an offer of the node added last; costs must not descend.
  void add_offer(Cost cost, Amount amount);
  /// Throws InternalError when a node's offers do not reach its load.
  void solve();

  /// Returns what the node takes of its offers, the cheapest first.
  [[nodiscard]] Amount supply(std::size_t node) const { return flow_[lines_ + node]; }
  /// Returns the flow of the line, positive from -> to.
  [[nodiscard]] Amount flow(std::size_t line) const { return flow_[line]; }
  /// Returns the cost of one unit more of load at the node: with the flows and the groups'
  /// scarcity it satisfies complementary slackness.
  [[nodiscard]] Cost price(std::size_t node) const {
    return price_[node] - price_[static_cast<std::size_t>(from_[lines_ + node])];
  }
  /// Returns what one unit more of the group's limit saves, 0 where it takes in less.
  [[nodiscard]] Cost scarcity(std::size_t group) const {
    return price_[static_cast<std::size_t>(from_[lines_ + nodes_ + group])] -
           price_[nodes_ + group];
  }

 private:
  using Arc = std::int32_t;
  using Node = std::int32_t;

  struct Piece {
    Amount upper;  // flow at which the piece ends; it begins where the one before ends
    Cost cost;
  };
  /// Tells where an arc of the tree stands, seen from the lower of its two nodes.
  struct TreeNode {
    Node parent = -1;
    Arc arc = -1;         // to the parent
    bool upward = false;  // the arc is directed node -> parent
    std::int32_t depth = 0;
    Node first_child = -1;
    Node next = -1;
    Node previous = -1;
  };
  struct Entering {
    Arc arc = -1;
    bool raises = false;
    Cost gain = 0;  // per unit of flow round the cycle
  };
  /// Names an arc of the cycle that an entering arc closes, in the direction of the flow.
  struct CycleArc {
    Node node;  // below the arc; -1 for the entering arc
    Arc arc;
    bool raises;
    Amount blocks_at;  // flow round the cycle at which its piece ends
    Cost rise;         // of its cost over the pieces passed
  };

  void add_lines(const std::vector<Line>& lines);
  void add_groups(const std::vector<Group>& groups);
  void start();
  void hang(std::size_t node, std::size_t arc, Cost cost);
  [[nodiscard]] Entering find_entering();
  void pivot(Entering entering);
  void find_cycle(Entering entering);
  void add_to_cycle(Node node, Arc arc, bool raises);
  bool pass(CycleArc& step, Cost& gain);
  [[nodiscard]] Amount begin_of(std::size_t arc, std::int32_t piece) const {
    return piece == first_piece_[arc] ? lower_[arc]
                                      : piece_[static_cast<std::size_t>(piece - 1)].upper;
  }
  [[nodiscard]] TreeNode& tree_at(Node node) { return tree_[static_cast<std::size_t>(node)]; }
  [[nodiscard]] const TreeNode& tree_at(Node node) const {
    return tree_[static_cast<std::size_t>(node)];
  }
  [[nodiscard]] Node join(Node a, Node b) const;
  void rest_before(std::size_t arc, std::int32_t piece);
  void replace(Node leaving, Node inside, Node outside, Arc entering);
  void attach(Node node, Node parent);
  void detach(Node node);
  void shift_subtree(Node top, Cost difference);

  std::size_t nodes_;
  std::size_t lines_;
  std::size_t groups_;
  std::size_t fixed_pieces_ = 0;  // of lines and groups
  Cost below_zero_;
  std::vector<std::size_t> group_order_;  // each after those around it
  std::vector<Amount> load_;

  // [arc]: lines, then the supply of each node, then the groups
  std::vector<Node> from_, to_;
  std::vector<Amount> lower_;
  std::vector<std::int32_t> first_piece_, end_piece_;
  std::vector<Piece> piece_;
  std::vector<Amount> flow_;
  /// Holds, in the tree, the piece of the flow; outside it, the piece that begins at the flow.
  std::vector<std::int32_t> at_piece_;
  /// Hold, outside the tree, the cost of one unit less and of one unit more.
  std::vector<Cost> cost_down_, cost_up_;

  std::vector<CycleArc> cycle_;
  // [node]: the nodes, the groups, the source last, whose price is 0
  std::vector<TreeNode> tree_;
  std::vector<Cost> price_;
  std::size_t scan_from_ = 0;
};

}  // namespace gigaload::grid
