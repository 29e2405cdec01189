#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace gigaload::grid::adequacy {

/// Holds a unit's capacity in whole quanta and the probability that it is out.
struct OutageUnit {
  std::size_t quanta = 0;
  double out = 0.0;
};

/// Returns the largest q of which all capacities are multiples, down to 1e-6; 0 when there is none.
[[nodiscard]] double common_quantum(std::span<const double> capacities);

/// Returns the distribution of the sum X of the capacities on outage: result[k] = P(X = k quanta).
[[nodiscard]] std::vector<double> convolve(std::span<const OutageUnit> units);

/// Gives P(X > m) and E[max(X - m, 0)] from a table, for a margin m in quanta, whole or not.
class OutageTail {
 public:
  explicit OutageTail(std::span<const double> distribution);

  [[nodiscard]] double probability(double margin) const { return above_[index(margin)]; }
  [[nodiscard]] double excess(double margin) const {
    const auto k = index(margin);
    return moment_[k] - margin * above_[k];
  }

 private:
  [[nodiscard]] std::size_t index(double margin) const;

  // entry k: over all X >= k quanta
  std::vector<double> above_, moment_;
};

}  // namespace gigaload::grid::adequacy
