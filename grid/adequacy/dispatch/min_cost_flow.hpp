#pragma once

#include <cstddef>
#include <cstdint>
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
    residual_[2 * arc] = capacity;
    residual_[2 * arc + 1] = 0.0;
    cost_[2 * arc] = cost;
    cost_[2 * arc + 1] = -cost;
  }

  /// Tells which paths are used: those of negative cost, or all, to the greatest flow.
  enum class Paths : std::uint8_t { negative, all };

  /// Amounts up to `tolerance` count as nothing.
  void solve(std::size_t source, std::size_t sink, double tolerance, Paths paths = Paths::negative);

  [[nodiscard]] double flow(std::size_t arc) const { return residual_[2 * arc + 1]; }

 private:
  using Index = std::uint32_t;

  enum class Found { nothing, path, cycle };
  /// Returns the cheapest path of a cost below `dearest`, or a cycle of negative cost, on which
  /// `end` then lies.
  Found find_path(std::size_t source, std::size_t sink, double tolerance, double dearest,
                  std::size_t& end);
  /// Sends as much as there is room for along via_ from `end` back to `start`.
  void push(std::size_t start, std::size_t end);

  std::size_t nodes_;
  // [2 * arc] forward, [2 * arc + 1] back
  std::vector<Index> head_;
  std::vector<double> residual_, cost_;
  std::vector<Index> first_, out_;  // arcs that leave a node: out_[first_[n] .. first_[n + 1])
  std::vector<double> distance_;
  std::vector<Index> via_, queue_;
  std::vector<char> queued_;
  std::vector<std::uint32_t> entered_;  // [node] times in the queue
};

}  // namespace gigaload::grid::adequacy
