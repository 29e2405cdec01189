#pragma once

#include <cstddef>
#include <vector>

#include "grid/adequacy/system/time_stamp.hpp"
#include "scenarios/measured/step_times.hpp"

namespace gigaload::scenarios {

/// A load by the hour.
struct HourlyRows {
  std::vector<grid::adequacy::TimeStamp> begin;
  std::vector<double> mw;          // NaN: missing
  std::vector<std::size_t> row;    // of the table, the first of the hour
  double readings_per_hour = 1.0;  // on average; their mean is taken
};

/// Makes hours of the rows' values. `sums_rows`: the rows may be in any order, and those of the
/// same moment are added. Steps shorter than an hour are averaged, an hour with a missing one is
/// missing.
[[nodiscard]] HourlyRows hourly_rows(const StepTimes& times, const std::vector<double>& values_mw,
                                     bool sums_rows);

/// Takes hours once that come again right behind with the same value, or with one missing; leaves
/// those of different values. Returns how many there were.
std::size_t take_once(HourlyRows& hours);

}  // namespace gigaload::scenarios
