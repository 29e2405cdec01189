#pragma once

#include <cstddef>
#include <vector>

#include "grid/core/time_stamp.hpp"
#include "scenarios/measured/step_times.hpp"

namespace gigaload::scenarios {

/// An hour, or a moment of it, that is missing because rows of it are.
struct IncompleteHour {
  std::size_t row = 0;    // of the table, the first of the hour
  std::size_t rows = 0;   // that it has
  std::size_t usual = 0;  // that most have
};

/// Holds a load by the hour.
struct HourlyRows {
  std::vector<grid::TimeStamp> begin;
  std::vector<double> mw;          // NaN: missing
  std::vector<std::size_t> row;    // of the table, the first of the hour
  double readings_per_hour = 1.0;  // on average; their mean is taken
  std::vector<IncompleteHour> incomplete;
};

/// Makes hours of the rows' values. `sums_rows`: the rows may be in any order, and those of the
/// same moment are added; a moment with another number of rows than most have is missing, because
/// the sum would lack a part or hold one twice. Steps shorter than an hour are averaged; an hour is
/// missing that has a reading without a value, or less than three quarters of the usual readings.
[[nodiscard]] HourlyRows hourly_rows(const StepTimes& times, const std::vector<double>& values_mw,
                                     bool sums_rows);

/// Takes hours once that come again right behind with the same value, or with one missing; leaves
/// those of different values. Returns how many there were.
std::size_t take_once(HourlyRows& hours);

}  // namespace gigaload::scenarios
