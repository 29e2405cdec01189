#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "grid/core/time_stamp.hpp"
#include "scenarios/measured/time_columns.hpp"
#include "scenarios/tables/csv_table.hpp"

namespace gigaload::scenarios {

/// Holds the steps of a table's rows.
struct StepTimes {
  std::vector<std::size_t> rows;       // in the order of time
  std::vector<grid::TimeStamp> begin;  // of each row's step
  std::string told;                    // what the stamps are, and by which clock
  bool is_guess = false;          // which end of the step they are was seen by their values alone
  bool is_zone_open = false;      // no zone and no offset is written
  std::string assumed_zone = {};  // of IANA, with daylight saving; empty: one clock all year
};

/// Returns the difference that comes most often from one moment to a later one behind it, the
/// smaller of two that come equally often; nothing where none is later than the one before.
[[nodiscard]] std::optional<std::int64_t> usual_step_s(const std::vector<std::int64_t>& moments_s);

/// Returns the beginnings of the rows' steps, in the order of time, in which they need not be.
/// Which end of its step a stamp is, where the columns do not say it: the end if there is a 24:00
/// or an hour 24, if the first stamp is one step after midnight and the last is midnight, or if
/// every stamp is in the last minute of a step, such as 00:59 or 00:59:59, which then counts to its
/// end; the beginning otherwise. Readings without an offset are of one clock all year, or of the
/// first of four clocks with daylight saving (United States, central, western and eastern Europe)
/// by which the rows are even: 23 and 25 hours on the days of the change, the 25th as an hour 25,
/// as 02X, or as the same hour twice; their offsets are those from the clock's standard time. A
/// reading that is none is a problem, and the rest is left out; whether the steps are even is for
/// the caller to see.
[[nodiscard]] StepTimes read_step_times(const CsvTable& table, std::vector<std::size_t> rows,
                                        const TimeColumns& columns);

}  // namespace gigaload::scenarios
