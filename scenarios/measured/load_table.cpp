#include "scenarios/measured/load_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "grid/adequacy/system/time_stamp.hpp"
#include "scenarios/tables/measured_column.hpp"

namespace gigaload::scenarios {
namespace {

constexpr double kMostMw = 1e7;

/// Start and step from the time stamps; the first that is no stamp or out of step is a problem.
void read_times(const CsvTable& table, const std::string& column, LoadTable& load,
                std::optional<double> step_s) {
  std::int64_t last = 0;
  std::optional<std::int64_t> step;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string text = table.text(row, column);
    const auto stamp = grid::adequacy::parse_time_stamp(text);
    if (!stamp) {
      table.complain(row, column,
                     fmt::format("a moment such as 2024-01-01T00:00 is wanted, not \"{}\"", text));
      return;
    }
    if (row == 0) load.start = grid::adequacy::to_string(*stamp);
    const std::int64_t ahead = stamp->utc_s() - last;
    last = stamp->utc_s();
    if (row == 0) continue;
    if (!step) {
      step = ahead;
      load.step_s = static_cast<double>(ahead);
      if (ahead <= 0) {
        table.complain(row, column, "it is not later than the row before");
        return;
      }
      if (step_s && *step_s != load.step_s) {
        table.complain(
            row, column,
            fmt::format("{} s after the row before, but the step is to be {:g} s", ahead, *step_s));
        return;
      }
    } else if (ahead != *step) {
      table.complain(
          row, column,
          fmt::format("{} s after the row before; the rows above are {} s apart", ahead, *step));
      return;
    }
  }
}

}  // namespace

std::string time_heading(const CsvTable& table) {
  constexpr std::array<std::string_view, 3> kNames = {"time", "timestamp", "datetime"};
  for (const std::string& heading : table.columns()) {
    if (std::ranges::find(kNames, plain_heading(heading)) != kNames.end()) return heading;
  }
  return {};
}

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
  for (std::size_t row = 0; column && row < table.rows(); ++row) {
    load.load_mw.push_back(table.number(row, column->heading, 0.0, kMostMw / column->factor) *
                           column->factor);
  }
  const std::string time = time_heading(table);
  if (!time.empty()) read_times(table, time, load, step_s);
  return load;
}

}  // namespace gigaload::scenarios
