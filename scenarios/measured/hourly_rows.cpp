#include "scenarios/measured/hourly_rows.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <utility>

#include "scenarios/measured/civil_seconds.hpp"

namespace gigaload::scenarios {
namespace {

/// Returns the number that comes most often, the larger of two that come equally often; 0 of none.
std::size_t usual(const std::vector<std::size_t>& counts) {
  std::map<std::size_t, std::size_t> times;
  for (const std::size_t count : counts) ++times[count];
  const auto most = std::ranges::max_element(times, [](const auto& a, const auto& b) {
    return std::pair(a.second, a.first) < std::pair(b.second, b.first);
  });
  return most == times.end() ? 0 : most->first;
}

/// Takes the value from each entry that has too few or too many rows.
template <class IsIncomplete>
void leave_out_incomplete(const std::vector<std::size_t>& counts, IsIncomplete is_incomplete,
                          HourlyRows& rows) {
  const std::size_t most_have = usual(counts);
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (!is_incomplete(counts[i], most_have)) continue;
    rows.mw[i] = std::numeric_limits<double>::quiet_NaN();
    rows.incomplete.push_back({rows.row[i], counts[i], most_have});
  }
}

HourlyRows added(const HourlyRows& parts) {
  std::vector<std::size_t> order(parts.mw.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&parts](std::size_t i) { return parts.begin[i].utc_s(); });
  HourlyRows result;
  std::vector<std::size_t> counts;
  for (const std::size_t i : order) {
    if (!result.begin.empty() && result.begin.back().utc_s() == parts.begin[i].utc_s()) {
      result.mw.back() += parts.mw[i];
      ++counts.back();
      continue;
    }
    result.begin.push_back(parts.begin[i]);
    result.mw.push_back(parts.mw[i]);
    result.row.push_back(parts.row[i]);
    counts.push_back(1);
  }
  leave_out_incomplete(
      counts, [](std::size_t count, std::size_t most_have) { return count != most_have; }, result);
  return result;
}

bool is_finer_than_hours(const HourlyRows& rows) {
  const std::size_t n = rows.begin.size();
  if (n < 3) return false;
  std::size_t within = 0;  // an hour of the reading before
  for (std::size_t i = 1; i < n; ++i) {
    const std::int64_t ahead_s = rows.begin[i].utc_s() - rows.begin[i - 1].utc_s();
    if (ahead_s > 0 && ahead_s < kHour_s) ++within;
  }
  return 2 * within > n;
}

HourlyRows averaged(const HourlyRows& finer) {
  HourlyRows result;
  result.incomplete = finer.incomplete;
  std::vector<std::size_t> counts;
  for (std::size_t i = 0; i < finer.mw.size();) {
    const std::int64_t hour = hour_of(finer.begin[i].utc_s());
    std::size_t end = i;
    double sum_mw = 0.0;
    for (; end < finer.mw.size() && hour_of(finer.begin[end].utc_s()) == hour; ++end) {
      sum_mw += finer.mw[end];
    }
    const std::int64_t offset_s = finer.begin[i].offset_s;
    result.begin.push_back({hour * kHour_s + offset_s, offset_s});
    result.mw.push_back(sum_mw / static_cast<double>(end - i));
    result.row.push_back(finer.row[i]);
    counts.push_back(end - i);
    i = end;
  }
  leave_out_incomplete(
      counts, [](std::size_t count, std::size_t most_have) { return 4 * count < 3 * most_have; },
      result);
  result.readings_per_hour =
      static_cast<double>(finer.mw.size()) / static_cast<double>(result.mw.size());
  return result;
}

}  // namespace

HourlyRows hourly_rows(const StepTimes& times, const std::vector<double>& values_mw,
                       bool sums_rows) {
  HourlyRows rows{.begin = times.begin, .mw = values_mw, .row = times.rows, .incomplete = {}};
  if (sums_rows) rows = added(rows);
  return is_finer_than_hours(rows) ? averaged(rows) : rows;
}

std::size_t take_once(HourlyRows& hours) {
  std::size_t kept = 0;
  const auto is_known = [&hours](std::size_t i) { return !std::isnan(hours.mw[i]); };
  for (std::size_t i = 0; i < hours.mw.size(); ++i) {
    const bool again = kept > 0 && hours.begin[kept - 1].utc_s() == hours.begin[i].utc_s();
    if (again && (!is_known(i) || !is_known(kept - 1) || hours.mw[i] == hours.mw[kept - 1])) {
      if (is_known(i)) hours.mw[kept - 1] = hours.mw[i];
      continue;
    }
    hours.begin[kept] = hours.begin[i];
    hours.mw[kept] = hours.mw[i];
    hours.row[kept] = hours.row[i];
    ++kept;
  }
  const std::size_t doubled = hours.mw.size() - kept;
  hours.begin.resize(kept);
  hours.mw.resize(kept);
  hours.row.resize(kept);
  return doubled;
}

}  // namespace gigaload::scenarios
