#pragma once

#include <cstdint>

#include "grid/adequacy/sampling/statistics.hpp"

namespace gigaload::grid::adequacy {

/// Says when there are samples enough: when the standard error of what is watched is at most so
/// large a share of it. It depends on what the samples gave and on nothing else, so that the number
/// of samples is the same on any machine.
struct StopRule {
  /// Counts the samples before an error is believed: an error of few is itself not known.
  static constexpr std::uint64_t kLeast = 1000;

  double relative_error = 0.0;  // 0.02: a standard error of 2 %; 0: never enough
  std::uint64_t most = 10'000;  // samples at most

  /// Tells whether so many samples know the estimate well enough. One of zero, of which no sample
  /// had anything, is not known.
  [[nodiscard]] bool is_known(const Estimate& watched, std::uint64_t samples) const;

  /// Returns about how many samples it takes in all, `most` at most: the error falls with the root
  /// of their number.
  [[nodiscard]] std::uint64_t in_all(const Estimate& watched, std::uint64_t samples) const;

  /// Returns how many samples in all are to be there next, a multiple of `batch` or `most`, after
  /// those that gave the estimate: as many as it takes, and at most twice as many as there are.
  /// With as many as there are it is over.
  [[nodiscard]] std::uint64_t next(const Estimate& watched, std::uint64_t samples,
                                   std::uint64_t batch) const;
};

}  // namespace gigaload::grid::adequacy
