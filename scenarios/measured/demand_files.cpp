#include "scenarios/measured/demand_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "grid/core/calendar.hpp"
#include "grid/core/counted.hpp"
#include "grid/core/error.hpp"
#include "grid/core/held.hpp"
#include "grid/core/hours_of_year.hpp"
#include "scenarios/measured/civil_seconds.hpp"
#include "scenarios/measured/hourly_rows.hpp"
#include "scenarios/measured/load_selection.hpp"
#include "scenarios/measured/load_value.hpp"
#include "scenarios/measured/step_times.hpp"
#include "scenarios/tables/table_file.hpp"

namespace gigaload::scenarios {
namespace {

namespace fs = std::filesystem;
using grid::TimeStamp;

constexpr double kMostMw = 1e10;  // files hold 2147483647 where a number did not fit

/// Hours on end, of one file.
struct Part {
  fs::path file;
  HourlyRows hours;
  std::vector<std::string> columns;
  std::string told;
  bool is_guess = false, is_zone_open = false;
  std::size_t doubled = 0;        // hours
  std::string assumed_zone = {};  // step_times.hpp
};

constexpr std::string_view kClock =
    "give UTC, or each hour with its zone, such as 2024-11-03T01:00-05:00";

/// What is wrong with the hours that come again with another value; `i` is the first of them.
std::string fault_of_doubled(const HourlyRows& hours, std::size_t i) {
  std::size_t more = 0;
  for (std::size_t j = i + 1; j < hours.mw.size(); ++j) {
    more += hours.begin[j].utc_s() == hours.begin[j - 1].utc_s() ? 1 : 0;
  }
  return fmt::format(
      "{} comes twice, with {} and {} MW{}; a local clock does that when daylight saving ends: {}, "
      "one row an hour",
      to_string(hours.begin[i]), hours.mw[i - 1], hours.mw[i],
      more == 0 ? "" : fmt::format(", and {} more do", counted(more, "hour")), kClock);
}

/// What else may be done with hours that are missing.
std::string_view or_drop(MissingHours missing) {
  return missing == MissingHours::refused ? ", or leave it out by --drop-outliers" : "";
}

/// What is wrong with a row that is not one hour after the row before.
std::string fault_of_step(std::int64_t ahead, const TimeStamp& before, MissingHours may_miss) {
  if (ahead < 0) return fmt::format("it is earlier than {} in the row before", to_string(before));
  if (ahead % kHour_s != 0) {
    return fmt::format("{} s after the row before; hourly values are wanted", ahead);
  }
  const std::int64_t missing = ahead / kHour_s - 1;
  if (missing == 1) {
    return fmt::format(
        "the hour after {} is missing; if that is a local clock when daylight saving begins: {}; "
        "otherwise fill the hour in{}",
        to_string(before), kClock, or_drop(may_miss));
  }
  return fmt::format("{} hours are missing after {}; fill each in{}", missing, to_string(before),
                     or_drop(may_miss));
}

/// Tells, in one problem, that most moments come several times. Returns whether that is so.
bool is_of_several(const CsvTable& table, const std::string& column, const HourlyRows& hours) {
  constexpr double kMost = 0.95;  // of the rows have a moment of their own where a few are doubled
  std::map<std::int64_t, std::vector<std::size_t>> rows;
  for (std::size_t i = 0; i < hours.mw.size(); ++i) {
    rows[hours.begin[i].utc_s()].push_back(hours.row[i]);
  }
  const auto n = static_cast<double>(hours.mw.size());
  if (rows.empty() || static_cast<double>(rows.size()) > kMost * n) return false;
  const auto most =
      std::ranges::max_element(rows, {}, [](const auto& moment) { return moment.second.size(); });
  const std::string differs = what_differs(table, most->second);
  table.complain_of_heading(
      column, fmt::format("the table has up to {} rows an hour{}; {}", most->second.size(),
                          differs.empty() ? "" : ", which differ in " + differs,
                          differs.empty() ? "one is wanted" : "--region is to name one of these"));
  return true;
}

void check_steps(const CsvTable& table, const std::string& column, const HourlyRows& hours,
                 MissingHours missing) {
  bool is_doubled = false;
  for (std::size_t i = 1; i < hours.begin.size(); ++i) {
    const std::int64_t ahead = hours.begin[i].utc_s() - hours.begin[i - 1].utc_s();
    if (ahead == 0) {
      if (!is_doubled) table.complain(hours.row[i], column, fault_of_doubled(hours, i));
      is_doubled = true;
      continue;
    }
    const bool is_gap = ahead > kHour_s && ahead % kHour_s == 0;
    if (ahead == kHour_s || (is_gap && missing == MissingHours::left_out)) continue;
    table.complain(hours.row[i], column, fault_of_step(ahead, hours.begin[i - 1], missing));
    if (ahead % kHour_s != 0) return;  // so would be all that follow
  }
}

/// Returns NaN where it is missing.
double demand_mw(const CsvTable& table, std::size_t row, const std::string& column,
                 bool decimal_comma, MissingHours missing) {
  const std::string text = table.text(row, column);
  if (is_missing_value(text)) {
    if (missing != MissingHours::left_out) {
      table.complain(
          row, column,
          fmt::format("the demand of this hour is missing; fill it in{}", or_drop(missing)));
    }
    return std::numeric_limits<double>::quiet_NaN();
  }
  const auto value = parse_load_value(text, decimal_comma);
  if (!value) {
    table.complain(row, column, fmt::format("a number is wanted, not \"{}\"", text));
  } else if (std::abs(*value) > kMostMw) {
    table.complain(row, column,
                   fmt::format("{} is not between {} and {}", text, -kMostMw, kMostMw));
  }
  return value.value_or(0.0);
}

/// Takes rows once that come again with their moment, part and value: a sum would hold them twice.
/// One with another value is a problem, the first of them is told. Returns the hours there were.
std::size_t take_parts_once(const CsvTable& table, const std::string& part_heading,
                            const std::string& column, StepTimes& times, std::vector<double>& mw) {
  std::map<std::pair<std::int64_t, std::string>, double> seen;
  std::set<std::int64_t> doubled;  // hours
  std::size_t kept = 0;
  bool is_told = false;
  for (std::size_t i = 0; i < mw.size(); ++i) {
    std::string part = table.text(times.rows[i], part_heading);
    const auto [found, is_new] =
        seen.emplace(std::pair(times.begin[i].utc_s(), std::move(part)), mw[i]);
    if (std::isnan(found->second)) found->second = mw[i];
    const bool is_same = found->second == mw[i] || std::isnan(mw[i]);
    if (!is_new && !is_same && !is_told) {
      table.complain(
          times.rows[i], column,
          fmt::format("{} of {} comes twice, with {} and {} MW; one row is wanted",
                      to_string(times.begin[i]), found->first.second, found->second, mw[i]));
      is_told = true;
    }
    if (!is_new) {
      doubled.insert(hour_of(times.begin[i].utc_s()));
      continue;
    }
    times.rows[kept] = times.rows[i];
    times.begin[kept] = times.begin[i];
    mw[kept++] = mw[i];
  }
  times.rows.resize(kept);
  times.begin.resize(kept);
  mw.resize(kept);
  return doubled.size();
}

/// `zone`: assumed where none is written (TimeColumns::assumed_zone).
Part read_part(const fs::path& file, const std::string& region, MissingHours missing,
               const std::string& zone, Problems& problems) {
  Part part{.file = file, .hours = {}, .columns = {}, .told = {}};
  const std::size_t before = problems.count();
  const auto [table, decimal_comma] = read_report_file(file, "demand", problems);
  if (problems.count() > before) return part;  // a row that is cut off would be a gap too
  if (table.rows() == 0) table.complain("there are no hours; a row for each is wanted");
  auto selection = select_load(table, region, decimal_comma);
  if (!selection) return part;
  selection->time.assumed_zone = zone;
  StepTimes times = read_step_times(table, std::move(selection->rows), selection->time);
  std::vector<double> mw(times.rows.size(), 0.0);
  for (const std::string& column : selection->columns) {
    for (std::size_t i = 0; i < mw.size(); ++i) {
      mw[i] += demand_mw(table, times.rows[i], column, decimal_comma, missing);
    }
  }
  std::size_t doubled_parts = 0;
  if (selection->sums_rows) {
    doubled_parts =
        take_parts_once(table, selection->part_heading, selection->time.time, times, mw);
  }
  part.hours = hourly_rows(times, mw, selection->sums_rows);
  if (missing != MissingHours::left_out) {
    for (const IncompleteHour& hour : part.hours.incomplete) {
      table.complain(hour.row, selection->time.time,
                     fmt::format("this hour has {} here and most have {}; fill it in{}",
                                 counted(hour.rows, "row"), hour.usual, or_drop(missing)));
    }
  }
  if (!is_of_several(table, selection->time.time, part.hours)) {
    part.doubled = doubled_parts + take_once(part.hours);
    check_steps(table, selection->time.time, part.hours, missing);
  }
  part.columns = selection->columns;
  part.told =
      fmt::format("{}{}{}", selection->told, selection->told.empty() ? "" : ": ", times.told);
  if (part.hours.readings_per_hour > 1.0) {
    part.told += fmt::format("; means of {:.3g} readings an hour", part.hours.readings_per_hour);
  }
  part.is_guess = times.is_guess;
  part.is_zone_open = times.is_zone_open;
  part.assumed_zone = times.assumed_zone;
  return part;
}

std::vector<Part> read_parts(const std::vector<fs::path>& files, const std::string& region,
                             MissingHours missing, const std::string& zone, Problems& problems) {
  std::vector<Part> parts;
  parts.reserve(files.size());
  for (const fs::path& file : files) {
    parts.push_back(read_part(file, region, missing, zone, problems));
    problems.let_texts_go();
  }
  return parts;
}

/// Returns the zone of files in which daylight saving begins or ends where others of them, which
/// say no zone either, were read by one clock: a summer's months are an hour off then. Empty: none.
std::string zone_of_others(const std::vector<Part>& parts) {
  std::string zone;
  bool others = false;
  for (const Part& part : parts) {
    if (!part.is_zone_open) continue;
    if (part.assumed_zone.empty()) others = true;
    if (part.assumed_zone.empty() || part.assumed_zone == zone) continue;
    if (!zone.empty()) return {};  // of two zones
    zone = part.assumed_zone;
  }
  return others ? zone : std::string();
}

/// Takes away the hours at the part's beginning that the demand has already, up to `last`. Returns
/// how many there are. Throws InputError where one has another value.
std::size_t drop_overlap(Part& part, const DemandOfRegion& demand, const TimeStamp& last) {
  HourlyRows& hours = part.hours;
  std::size_t count = 0, others = 0;
  std::string first;
  for (; count < hours.mw.size() && hours.begin[count].utc_s() <= last.utc_s(); ++count) {
    const TimeStamp& begin = hours.begin[count];
    const auto there = std::ranges::lower_bound(demand.begin, begin.utc_s(), {}, &TimeStamp::utc_s);
    if (there == demand.begin.end() || there->utc_s() != begin.utc_s()) continue;
    const double mw = demand.load.mw[static_cast<std::size_t>(there - demand.begin.begin())];
    if (std::isnan(hours.mw[count]) || mw == hours.mw[count]) continue;
    if (others++ > 0) continue;
    first = fmt::format("{} with {} MW, and another file has it with {} MW", to_string(begin),
                        hours.mw[count], mw);
  }
  if (others > 0) {
    throw InputError(
        fmt::format("{}: it has {}{}; give each hour once", part.file.string(), first,
                    others == 1 ? "" : fmt::format(", so {} in all", counted(others, "hour"))));
  }
  const auto cut = [count](auto& of) {
    of.erase(of.begin(), of.begin() + static_cast<std::ptrdiff_t>(count));
  };
  cut(hours.begin), cut(hours.mw), cut(hours.row);
  return count;
}

/// Adds the hours that have a value. Where rows are missing an event does not go on.
void append(const Part& part, DemandOfRegion& demand) {
  for (std::size_t i = 0; i < part.hours.mw.size(); ++i) {
    if (i > 0) {
      const std::int64_t gap_s =
          part.hours.begin[i].utc_s() - part.hours.begin[i - 1].utc_s() - kHour_s;
      demand.missing_hours += static_cast<std::size_t>(gap_s / kHour_s);
      if (gap_s > 0 && demand.hours() > 0) demand.load.breaks.push_back(demand.hours());
    }
    if (std::isnan(part.hours.mw[i])) {
      ++demand.missing_hours;
      continue;
    }
    const TimeStamp& begin = part.hours.begin[i];
    const grid::Hour hour = hour_of(begin.local_s);  // of the local clock
    demand.load.month.push_back(static_cast<std::uint8_t>(grid::to_date(hour).month));
    demand.load.mw.push_back(part.hours.mw[i]);
    demand.begin.push_back(begin);
    demand.row.push_back(part.hours.row[i]);
  }
}

void check_same_columns(const Part& first, const Part& other) {
  if (std::ranges::is_permutation(first.columns, other.columns)) return;
  throw InputError(fmt::format("{}: the region is {} here, but {} in {}; give files with the same",
                               other.file.string(), fmt::join(other.columns, " + "),
                               fmt::join(first.columns, " + "), first.file.string()));
}

}  // namespace

DemandOfRegion read_demand_files(const std::vector<fs::path>& files, const std::string& region,
                                 MissingHours missing, std::size_t least_hours) {
  Problems found;
  std::vector<Part> parts = read_parts(files, region, missing, {}, found);
  if (const std::string zone = zone_of_others(parts); !zone.empty()) {
    Problems problems;
    parts = read_parts(files, region, missing, zone, problems);
    problems.throw_if_any();
  } else {
    found.throw_if_any();
  }
  if (parts.empty()) throw InputError("demand: no file is given");
  std::ranges::stable_sort(parts, {},
                           [](const Part& part) { return part.hours.begin.front().utc_s(); });
  DemandOfRegion demand;
  demand.columns = parts.front().columns;
  demand.times_told = parts.front().told;
  std::optional<TimeStamp> last;
  const TimeStamp first = parts.front().hours.begin.front();
  for (Part& part : parts) {
    check_same_columns(parts.front(), part);
    demand.times_are_guessed = demand.times_are_guessed || part.is_guess;
    demand.doubled_hours += part.doubled;
    if (last) demand.doubled_hours += drop_overlap(part, demand, *last);
    if (part.hours.begin.empty()) continue;
    const std::int64_t begin_s = part.hours.begin.front().utc_s();
    if (last && begin_s > last->utc_s() + kHour_s && demand.hours() > 0) {
      demand.load.breaks.push_back(demand.hours());
    }
    last = part.hours.begin.back();
    append(part, demand);
  }
  if (demand.hours() + demand.missing_hours < least_hours || demand.hours() == 0) {
    throw InputError(
        fmt::format("{}: {} hours in all, from {} to {}; a year, {} hours, is the least: the peaks "
                    "of summer and winter are to be among them",
                    files.front().string(), demand.hours() + demand.missing_hours, to_string(first),
                    to_string(grid::held(last)), grid::kHoursOfCommonYear));
  }
  return demand;
}

}  // namespace gigaload::scenarios
