#include "scenarios/measured/share_profiles.hpp"

#include <fmt/format.h>

#include <numeric>
#include <utility>

#include "grid/core/counted.hpp"
#include "scenarios/measured/step_times.hpp"

namespace gigaload::scenarios {
namespace {

/// Complains where the rows are not the hours of the load, in order.
void check_hours(const CsvTable& table, const TimeColumns& columns, const StepTimes& times,
                 const std::string& start) {
  const auto first = grid::parse_time_stamp(start);
  if (times.begin.empty() || !first) return;
  constexpr std::int64_t kHour = 3600;
  for (std::size_t i = 0; i < times.begin.size(); ++i) {
    const std::int64_t wanted = first->utc_s() + kHour * static_cast<std::int64_t>(i);
    if (times.begin[i].utc_s() == wanted && times.rows[i] == i) continue;
    table.complain(times.rows[i], columns.time,
                   fmt::format("{} is not hour {} of the load, which begins at {}; the rows are to "
                               "be those of load.csv",
                               to_string(times.begin[i]), i + 1, start));
    return;
  }
}

}  // namespace

std::map<std::string, std::vector<double>> read_share_profiles(const CsvTable& table,
                                                               std::size_t steps,
                                                               const std::string& start) {
  std::map<std::string, std::vector<double>> profiles;
  if (table.is_absent()) return profiles;
  if (table.rows() != steps) {
    table.complain(fmt::format("it has {}, load.csv {}; one for each step is wanted",
                               counted(table.rows(), "row"), steps));
    return profiles;
  }
  const TimeColumns times = find_time_columns(table);
  if (times.time.empty()) {
    table.complain_of_heading("", "a column time is wanted, as in load.csv");
  } else {
    std::vector<std::size_t> rows(table.rows());
    std::iota(rows.begin(), rows.end(), std::size_t{0});
    check_hours(table, times, read_step_times(table, std::move(rows), times), start);
  }
  for (const std::string& heading : table.columns()) {
    if (heading == times.time || heading == times.hour) continue;
    std::vector<double>& shares = profiles[heading];
    for (std::size_t row = 0; row < table.rows(); ++row) {
      shares.push_back(table.number(row, heading, 0.0, 1.0));
    }
  }
  return profiles;
}

}  // namespace gigaload::scenarios
