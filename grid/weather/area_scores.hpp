#pragma once

/// Brings drawn scores of regions into line with what is known of their planning area together:
///
///   z_i = x_i + c_i (Z - X)
///   X = sum of x / sqrt(sum of C)     c_i = sum over j of C_ij / sqrt(sum of C)
///
/// with x the drawn scores, of correlation C, sums over the area's regions, and Z the score that is
/// known of the area. The area's mean score then is Z, each region keeps what it has of its own,
/// and where Z is standard normal so is each z_i: neither the mean of a quantity nor its spread by
/// region changes. A region of no area is one of its own.

#include <cstddef>
#include <span>
#include <vector>

#include "grid/system/system.hpp"

namespace gigaload::grid {

class AreaScores {
 public:
  /// Takes C of all regions of the system.
  AreaScores(const System& system, const RegionMatrix& correlation);

  /// Changes the scores of those regions whose area's is known. known: [region], NaN for what is
  /// not; z: [region], drawn.
  void put(std::span<const double> known, std::span<double> z) const;

 private:
  struct Area {
    std::vector<std::size_t> regions;
    double deviation = 1.0;  // of the sum of x
  };
  std::vector<Area> areas_;
  std::vector<double> link_;  // [region] c
};

}  // namespace gigaload::grid
