#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <vector>

namespace gigaload::grid::adequacy {

/// Finds the flow from a source to a sink that lowers the total cost as far as it goes, on a
/// network whose shape is fixed and whose capacities and costs change from problem to problem.
///
/// Method: successive shortest paths (Ahuja, Magnanti, Orlin 1993, section 9.7) by a queue-based
/// label-correcting search, while the cheapest path has a negative cost, or while there is one.
/// Ties fall by the order of arcs. A cycle of negative cost is filled up (Klein 1967); where costs
/// have none, one can still come of what is left of an arc below the tolerance, which counts as
/// nothing until the flow turns back.
class MinCostFlow {
 public:
  explicit MinCostFlow(std::size_t nodes);

  /// Returns the arc's number.
  std::size_t add_arc(std::size_t from, std::size_t to);
  /// Makes the network ready, once all arcs are there.
  void finish();

  void set(std::size_t arc, double capacity, double cost) {
    Side& forward = sides_[place_[arc]];
    Side& back = sides_[forward.other];
    forward.residual = capacity;
    forward.cost = cost;
    back.residual = 0.0;
    back.cost = -cost;
  }

  /// Sends as much as there is room for along a path, after set() and before solve(); nothing where
  /// an arc has no more than `tolerance`. The path is to be one that solve() would find first.
  void send(std::initializer_list<std::size_t> path, double tolerance);

  /// Tells which paths are used: those of negative cost, or all, to the greatest flow.
  enum class Paths : std::uint8_t { negative, all };

  /// Amounts up to `tolerance` count as nothing.
  void solve(std::size_t source, std::size_t sink, double tolerance, Paths paths = Paths::negative);

  [[nodiscard]] double flow(std::size_t arc) const {
    return sides_[sides_[place_[arc]].other].residual;
  }

 private:
  using Index = std::uint32_t;

  enum class Found { nothing, path, cycle };
  /// Returns the cheapest path of a cost below `dearest`, or a cycle of negative cost, on which
  /// `end` then lies.
  Found find_path(std::size_t source, std::size_t sink, double dearest, std::size_t& end);
  /// Sends as much as there is room for along via_ from `end` back to `start`.
  void push(std::size_t start, std::size_t end, double tolerance);

  /// Holds an arc as one of its ends sees it: what may still leave that end, at which cost.
  struct Side {
    double residual, cost;
    Index head, other;  // node at the far end; the side that is seen from there
  };

  /// Returns the node that the path to `node` comes from.
  [[nodiscard]] std::size_t before(std::size_t node) const {
    return sides_[sides_[via_[node]].other].head;
  }
  void move(Index side, double amount) {
    sides_[side].residual -= amount;
    sides_[sides_[side].other].residual += amount;
  }
  /// Notes which sides have more than `tolerance` left: most have not, and a search passes them
  /// over 64 at a time.
  void note_open(double tolerance);
  void note_open(Index side, double tolerance) {
    const std::uint64_t bit = std::uint64_t{1} << (side % 64);
    open_[side / 64] =
        sides_[side].residual > tolerance ? open_[side / 64] | bit : open_[side / 64] & ~bit;
  }
  /// Returns the open sides of the node among those that share a word of open_, as its bits.
  [[nodiscard]] std::uint64_t open_of(std::size_t node, std::size_t word) const {
    std::uint64_t bits = open_[word];
    const std::size_t begin = first_[node], end = first_[node + 1];
    if (begin > 64 * word) bits &= ~std::uint64_t{0} << (begin - 64 * word);
    if (end < 64 * (word + 1)) bits &= ~(~std::uint64_t{0} << (end - 64 * word));
    return bits;
  }

  std::size_t nodes_;
  std::vector<Index> ends_;   // [2 * arc] head, [2 * arc + 1] tail
  std::vector<Side> sides_;   // those of node n: [first_[n], first_[n + 1]), by the order of arcs
  std::vector<Index> first_;  // [node]
  std::vector<Index> place_;  // [arc] its side at the tail
  std::vector<std::uint64_t> open_;  // bit of each side
  std::vector<double> distance_;
  std::vector<Index> via_, queue_;  // via_: [node] a side
  std::vector<char> queued_;
  std::vector<std::uint32_t> entered_;  // [node] times in the queue
};

}  // namespace gigaload::grid::adequacy
