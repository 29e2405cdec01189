#pragma once

#include <cstdint>
#include <string>

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

/// Finds the columns of a table that names them: `time`, `timestamp` or `datetime`, or a `date`
/// with the `hour` of the day beside it, each also with words such as `utc`, `local`, `beginning`
/// and `ending`. No names where there are none. The dates are read as all rows together say
/// (order_of_dates()); the hour is left out where a date of any row has a time besides midnight.
[[nodiscard]] TimeColumns find_time_columns(const CsvTable& table);

/// Sets what the words of the columns' headings say: "ending" or "beginning", "UTC".
void describe_by_headings(TimeColumns& columns);

}  // namespace gigaload::scenarios
