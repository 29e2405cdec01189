#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "sim/hours/ensemble_outcome.hpp"

namespace gigaload::sim {

/// Collects what samples are short of in each region and hour of a window, and tells their mean,
/// the share of samples that are short, and quantiles. Samples that are not short are not reported,
/// and count as zeros.
class SampledShortfalls {
 public:
  SampledShortfalls(std::size_t regions, std::size_t samples, std::vector<double> quantiles)
      : regions_(regions), samples_(samples), quantiles_(std::move(quantiles)) {}

  /// Begins a window of so many hours.
  void begin(std::size_t hours);
  /// Adds what one sample misses; of a sample once an hour and region.
  void add(std::size_t hour, std::size_t region, double mw) {
    cells_[hour * regions_ + region].push_back(mw);
  }
  /// Writes the hours of the window into the rows from `row` on, which hold zeros.
  void write(std::size_t row, EnsembleOutcome& outcome);

 private:
  void write_cell(std::vector<double>& cell, std::size_t row, std::size_t region,
                  EnsembleOutcome& outcome) const;

  std::size_t regions_;
  std::size_t samples_;
  std::vector<double> quantiles_;
  std::size_t hours_ = 0;
  std::vector<std::vector<double>> cells_;  // [hour][region], those of longer windows kept
};

}  // namespace gigaload::sim
