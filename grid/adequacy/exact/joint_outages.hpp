#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <vector>

namespace gigaload::grid::adequacy {

/// Holds a unit's capacity in whole quanta and its chain, stationary.
struct ChainUnit {
  std::size_t quanta = 0;
  double failure = 0.0;
  double repair = 1.0;
};

/// Knows the joint distribution of the capacity on outage in two successive steps.
class JointOutages {
 public:
  /// Stays empty, see is_whole(), where more than `max_pairs` pairs of states would be kept.
  JointOutages(std::span<const ChainUnit> units, std::size_t max_pairs);
  [[nodiscard]] bool is_whole() const { return !columns_.empty(); }

  /// Returns P(X(t-1) <= before and X(t) > after), margins in quanta.
  [[nodiscard]] double enters(double before, double after) const;

  /// Returns the probability that was left out, of pairs of states that are too rare to be kept:
  /// enters() lacks at most so much, and a count of events as often as there are steps.
  [[nodiscard]] double left_out() const { return left_out_; }

 private:
  // column d: cumulative P(X(t-1) <= x, X(t) - X(t-1) = d), [x]
  std::map<long, std::vector<double>> columns_;
  double left_out_ = 0.0;
};

}  // namespace gigaload::grid::adequacy
