#pragma once

#include <cstdint>
#include <vector>

#include "grid/core/random.hpp"
#include "grid/system/system.hpp"

namespace gigaload::grid {

/// Keeps the days of one realisation of a DailyModel.
///
/// The recursion starts from the stationary distribution on a day that depends on nothing but the
/// century, so a run that begins elsewhere meets the same values to the last bit.
class DailyProcess {
 public:
  /// Makes the values of the days [first_day, last_day), counted from 1970-01-01. `persistence`:
  /// rho by region, -1 < rho < 1. `correlation`: C.
  DailyProcess(const std::vector<double>& persistence, const RegionMatrix& correlation,
               const RandomSource& random, std::int64_t first_day, std::int64_t last_day);

  [[nodiscard]] double at(std::size_t region, std::int64_t day) const {
    return z_[static_cast<std::size_t>(day - first_day_) * regions_ + region];
  }
  /// Returns what had to be added to the diagonal of Q, 0 in general.
  [[nodiscard]] double ridge() const { return ridge_; }

 private:
  std::size_t regions_;
  std::int64_t first_day_;
  std::vector<double> z_;  // [day][region]
  double ridge_ = 0.0;
};

}  // namespace gigaload::grid
