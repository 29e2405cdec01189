#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "grid/core/hours_of_year.hpp"
#include "grid/core/time_stamp.hpp"
#include "grid/demand/headroom.hpp"

namespace gigaload::scenarios {

/// Holds the hourly demand of one region out of a person's own files.
struct DemandOfRegion {
  grid::HourlyLoad load;
  std::vector<grid::TimeStamp> begin;  // of each hour
  std::vector<std::size_t> row;        // of each hour, the first of it in its file
  std::vector<std::string> columns;    // whose sum it is
  std::string times_told;              // what the time stamps are (step_times.hpp)
  bool times_are_guessed = false;      // by the values of the stamps alone
  std::size_t missing_hours = 0;       // without a value or a row, left out
  std::size_t doubled_hours = 0;       // given again with the same value, taken once
  [[nodiscard]] std::size_t hours() const { return load.mw.size(); }
  [[nodiscard]] std::string first() const { return to_string(begin.front()); }
  [[nodiscard]] std::string last() const { return to_string(begin.back()); }
};

/// Says what is done with hours that have no value, or no row between others. `refused`: a person
/// may ask for `left_out` by --drop-outliers, and is told so; `never`: all are needed.
enum class MissingHours : std::uint8_t { refused, left_out, never };

/// Tables (read_report_file()) of hourly demand in MW, or of MWh in an hour, or of shorter steps,
/// which are averaged: those that operators offer for download, and others with columns of time
/// (step_times.hpp), or the first one whatever its name. Files, of a year each perhaps, may come in
/// any order; hours may be missing between them, not in them. An hour that comes again with the
/// same value, as the files of months do that overlap, is taken once. Files without a zone have the
/// clock of those among them in which daylight saving begins or ends.
///
/// How the region is found: select_load(). Demand may be negative: grid::find_outliers() tells of
/// it.
///
/// Throws a ScenarioError with all problems, each with file, line and column: no such region (with
/// the nearest names), a gap, an hour twice with two values, a value that is no number; an
/// InputError for hours that two files have with different values and for less than `least_hours`,
/// a year, in all.
[[nodiscard]] DemandOfRegion read_demand_files(const std::vector<std::filesystem::path>& files,
                                               const std::string& region,
                                               MissingHours missing = MissingHours::refused,
                                               std::size_t least_hours = grid::kHoursOfCommonYear);

}  // namespace gigaload::scenarios
