#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "grid/adequacy/sampling/ensemble.hpp"

namespace gigaload::sim {

/// Holds a day of one sample on which an area misses load or reserve, and the most that it misses
/// in an hour of the day [MW]: with so much more capacity in the area itself it misses nothing.
struct ShortDay {
  std::uint32_t sample = 0;  // its place among those that are assessed
  double most_mw = 0.0;
};

/// Collects the days with shortfall of some scopes from the records of an ensemble.
class ShortDays {
 public:
  /// `scopes`: those that are asked for.
  ShortDays(std::span<const std::size_t> scopes, std::size_t samples);

  /// Adds an hour; those of a sample come in ascending order.
  void add(const grid::adequacy::Ensemble::Record& record);

  /// Returns the days of each of the scopes asked for, in no order that means something.
  [[nodiscard]] const std::vector<std::vector<ShortDay>>& of_scopes() const { return days_; }

 private:
  std::vector<std::size_t> scopes_;
  std::vector<std::vector<ShortDay>> days_;      // [scope asked for]
  std::vector<std::vector<std::size_t>> today_;  // [scope asked for][sample] place of its last day
};

}  // namespace gigaload::sim
