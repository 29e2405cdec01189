#pragma once

#include <vector>

#include "grid/core/calendar.hpp"

namespace gigaload::grid {

/// Draws a continuous rate through given annual means, so that a quantity known by calendar year
/// does not jump at New Year. Within year i, with s in [0, 1] the share of the year gone by,
///
///   q(s) = a + (6 m - 4 a - 2 b) s + (3 a + 3 b - 6 m) s^2,   q(0) = a, q(1) = b, mean m,
///
/// the derivative of a cubic through the cumulative quantity. The rate at a New Year is the mean
/// of its two years weighted by the other's length, at most three times the smaller one: then q
/// is nowhere negative (Fritsch and Carlson 1980). The outer ends continue the line of their
/// year; outside the given years the rate is the mean of the first or the last one.
class AnnualRate {
 public:
  /// Takes the means of `first_year` and the years that follow; at least one, none negative.
  AnnualRate(int first_year, std::vector<double> annual_mean);

  /// Returns the mean over the hour that starts at `hour`: the mean over the hours of a given year
  /// is that year's mean but for rounding.
  [[nodiscard]] double at(Hour hour) const;

 private:
  std::vector<double> mean_;
  std::vector<double> at_new_year_;  // one more than years
  std::vector<Hour> new_year_;       // one more than years
};

}  // namespace gigaload::grid
