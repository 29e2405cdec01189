#include "scenarios/measured/load_table.hpp"

#include <fmt/format.h>

#include <numeric>

#include "grid/core/time_stamp.hpp"
#include "scenarios/measured/step_times.hpp"
#include "scenarios/tables/measured_column.hpp"

namespace gigaload::scenarios {
namespace {

constexpr double kMostMw = 1e7;

/// Start and step from the time stamps; the first that is out of step is a problem.
void check_times(const CsvTable& table, const std::string& column, const StepTimes& times,
                 LoadTable& load, std::optional<double> step_s) {
  load.start = grid::to_string(times.begin.front());
  load.times_told = times.told;
  std::vector<std::int64_t> moments_s;
  moments_s.reserve(times.begin.size());
  for (const grid::TimeStamp& begin : times.begin) moments_s.push_back(begin.utc_s());
  const std::int64_t step = usual_step_s(moments_s).value_or(0);
  if (step > 0) load.step_s = static_cast<double>(step);
  for (std::size_t i = 1; i < moments_s.size(); ++i) {
    const std::int64_t ahead = moments_s[i] - moments_s[i - 1];
    std::string fault;
    if (ahead <= 0) {
      fault = "it is not later than the row before";
    } else if (ahead != step) {
      fault = fmt::format("{} s after the row before; most rows are {} s apart", ahead, step);
    } else if (step_s && *step_s != load.step_s) {
      fault =
          fmt::format("{} s after the row before, but the step is to be {:g} s", ahead, *step_s);
    } else {
      continue;
    }
    table.complain(times.rows[i], column, fault);
    return;
  }
}

}  // namespace

LoadTable read_load_table(const CsvTable& table, const std::string& power_unit,
                          std::optional<double> step_s) {
  LoadTable load;
  if (step_s) load.step_s = *step_s;
  if (table.is_absent()) return load;
  const auto column = find_measured(table, {"load", "demand"}, Measure::power, power_unit);
  if (!column) {
    table.complain_of_heading("", fmt::format("a column load_mw is wanted (possible units: {})",
                                              column_units(Measure::power)));
  }
  if (table.rows() == 0) table.complain("there is no load; a row for each step is wanted");
  std::vector<std::size_t> rows(table.rows());
  std::iota(rows.begin(), rows.end(), std::size_t{0});
  if (const TimeColumns times = find_time_columns(table); !times.time.empty()) {
    const StepTimes found = read_step_times(table, rows, times);
    if (!found.begin.empty()) check_times(table, times.time, found, load, step_s);
    if (found.rows.size() == rows.size()) rows = found.rows;
  }
  for (const std::size_t row : rows) {
    if (!column) break;
    load.load_mw.push_back(table.number(row, column->heading, 0.0, kMostMw / column->factor) *
                           column->factor);
  }
  return load;
}

}  // namespace gigaload::scenarios
