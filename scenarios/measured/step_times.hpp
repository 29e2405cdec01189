#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "grid/core/time_stamp.hpp"
#include "scenarios/tables/csv_table.hpp"

namespace gigaload::scenarios {

/// Says which end of its step a time stamp is.
enum class StampOf : std::uint8_t { unknown, beginning, ending };

/// Names the columns that tell a row's moment, and what is known of them.
struct TimeColumns {
  std::string time = {};  // heading of the moments, or of the dates where `hour` is given
  std::string hour = {};  // of the hours of the day: 0..23, 1..24, 01:00, HE01, 02X
  StampOf stamp_of = StampOf::unknown;
  std::string known_by = "as the heading says";  // where `stamp_of` is known
  std::string zone = {};         // IANA zone of readings without an offset; empty: not known
  std::string zone_column = {};  // heading of abbreviations, EST and EDT
  /// IANA zone with daylight saving to assume where no zone is written, as it is of files beside
  /// this one; empty: the one by which the rows are even.
  std::string assumed_zone = {};
  friend bool operator==(const TimeColumns&, const TimeColumns&) = default;
};

/// Holds the steps of a table's rows.
struct StepTimes {
  std::vector<std::size_t> rows;       // in the order of time
  std::vector<grid::TimeStamp> begin;  // of each row's step
  std::string told;                    // what the stamps are, and by which clock
  bool is_guess = false;          // which end of the step they are was seen by their values alone
  bool is_zone_open = false;      // no zone and no offset is written
  std::string assumed_zone = {};  // of IANA, with daylight saving; empty: one clock all year
};

/// Finds the columns of a table that names them: `time`, `timestamp` or `datetime`, or a `date`
/// with the `hour` of the day beside it, each also with words such as `utc`, `local`, `beginning`
/// and `ending`. No names where there are none.
[[nodiscard]] TimeColumns find_time_columns(const CsvTable& table);

/// Sets what the words of the columns' headings say: "ending" or "beginning", "UTC".
void describe_by_headings(TimeColumns& columns);

/// Returns the beginnings of the rows' steps, in the order of time, in which they need not be.
/// Which end of its step a stamp is, where the columns do not say it: the end if there is a 24:00
/// or an hour 24, or if the first stamp is one step after midnight and the last is midnight; the
/// beginning otherwise. Readings without an offset are of one clock all year, or of the first of
/// four clocks with daylight saving (United States, central, western and eastern Europe) by which
/// the rows are even: 23 and 25 hours on the days of the change, the 25th as an hour 25, as 02X, or
/// as the same hour twice; their offsets are those from the clock's standard time. A reading that
/// is none is a problem, and the rest is left out; whether the steps are even is for the caller to
/// see.
[[nodiscard]] StepTimes read_step_times(const CsvTable& table, std::vector<std::size_t> rows,
                                        const TimeColumns& columns);

}  // namespace gigaload::scenarios
