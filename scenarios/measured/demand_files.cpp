#include "scenarios/measured/demand_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "grid/adequacy/system/time_stamp.hpp"
#include "grid/core/calendar.hpp"
#include "grid/core/error.hpp"
#include "grid/core/hours_of_year.hpp"
#include "scenarios/measured/load_table.hpp"
#include "scenarios/tables/table_file.hpp"
#include "scenarios/text/edit_distance.hpp"

namespace gigaload::scenarios {
namespace {

namespace fs = std::filesystem;
using grid::adequacy::TimeStamp;

constexpr double kMostMw = 1e7;
constexpr std::int64_t kHour = 3600;

/// Hours on end, of one file.
struct Part {
  fs::path file;
  std::vector<TimeStamp> time;
  std::vector<double> mw;
  std::vector<std::string> columns;
};

/// How EIA calls an operator that others write differently.
std::string_view code_of(std::string_view name) {
  struct Code {
    std::string_view name, code;
  };
  constexpr std::array<Code, 6> kCodes = {{{"ERCOT", "ERCO"},
                                           {"SPP", "SWPP"},
                                           {"CAISO", "CISO"},
                                           {"NYISO", "NYIS"},
                                           {"ISONE", "ISNE"},
                                           {"ISO-NE", "ISNE"}}};
  const auto* const found = std::ranges::find(kCodes, name, &Code::name);
  return found == kCodes.end() ? name : found->code;
}

/// The names that a region may be called by: of columns without a hyphen, and of groups.
std::vector<std::string> names_in(const std::vector<std::string>& columns) {
  std::vector<std::string> names;
  for (const std::string& column : columns) {
    const std::string name = column.substr(0, column.find('-'));
    if (std::ranges::find(names, name) == names.end()) names.push_back(name);
  }
  return names;
}

std::vector<std::string> columns_of(const CsvTable& table, const std::string& time,
                                    const std::string& region) {
  std::vector<std::string> all;
  std::ranges::copy_if(table.columns(), std::back_inserter(all),
                       [&](const std::string& column) { return column != time; });
  for (const std::string_view name : {std::string_view(region), code_of(region)}) {
    if (std::ranges::find(all, name) != all.end()) return {std::string(name)};
    std::vector<std::string> parts;
    std::ranges::copy_if(all, std::back_inserter(parts), [&](const std::string& column) {
      return column.starts_with(fmt::format("{}-", name));
    });
    if (!parts.empty()) return parts;
  }
  const std::vector<std::string> names = names_in(all);
  std::vector<std::string> candidates = names;
  candidates.insert(candidates.end(), all.begin(), all.end());
  const std::string meant = suggestion(region, candidates);
  table.complain_of_heading("", fmt::format("no column of the region {}{} There are {}", region,
                                            meant.empty() ? "." : meant, fmt::join(names, ", ")));
  return {};
}

/// What is wrong with a row that is not one hour after the row before.
std::string fault_of_step(std::int64_t ahead, const TimeStamp& before, const TimeStamp& now) {
  constexpr std::string_view kClock =
      "give UTC, or each hour with its zone, such as 2024-11-03T01:00-05:00";
  if (ahead == 0) {
    return fmt::format(
        "{} comes twice; a local clock does that when daylight saving ends: {}, one row an hour",
        to_string(now), kClock);
  }
  if (ahead < 0) return fmt::format("it is earlier than {} in the row before", to_string(before));
  if (ahead % kHour != 0) {
    return fmt::format("{} s after the row before; hourly values are wanted", ahead);
  }
  const std::int64_t missing = ahead / kHour - 1;
  if (missing == 1) {
    return fmt::format(
        "the hour after {} is missing; if that is a local clock when daylight saving begins: {}; "
        "otherwise fill the hour in",
        to_string(before), kClock);
  }
  return fmt::format("{} hours are missing after {}; fill them in", missing, to_string(before));
}

std::vector<TimeStamp> read_times(const CsvTable& table, const std::string& column) {
  std::vector<TimeStamp> times;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string text = table.text(row, column);
    const auto stamp = grid::adequacy::parse_time_stamp(text);
    if (!stamp) {
      table.complain(row, column,
                     fmt::format("an hour such as 2024-01-01T00:00 is wanted, not \"{}\"", text));
      return times;
    }
    if (!times.empty()) {
      const std::int64_t ahead = stamp->utc_s() - times.back().utc_s();
      if (ahead != kHour) {
        table.complain(row, column, fault_of_step(ahead, times.back(), *stamp));
        if (ahead % kHour != 0) return times;  // so would be all that follow
      }
    }
    times.push_back(*stamp);
  }
  return times;
}

Part read_part(const fs::path& file, const std::string& region, Problems& problems) {
  Part part{file, {}, {}, {}};
  const std::size_t before = problems.count();
  const CsvTable table = read_table_file(file, "demand", problems);
  if (problems.count() > before) return part;  // a row that is cut off would be a gap too
  if (table.rows() == 0) table.complain("there are no hours; a row for each is wanted");
  std::string time = time_heading(table);
  if (time.empty()) time = table.columns().front();
  part.time = read_times(table, time);
  part.columns = columns_of(table, time, region);
  part.mw.assign(table.rows(), 0.0);
  for (const std::string& column : part.columns) {
    for (std::size_t row = 0; row < table.rows(); ++row) {
      if (table.is_empty(row, column)) {
        table.complain(row, column, "the demand of this hour is missing; fill it in");
      } else {
        part.mw[row] += table.number(row, column, 0.0, kMostMw);
      }
    }
  }
  return part;
}

void check_same_columns(const Part& first, const Part& other) {
  if (std::ranges::is_permutation(first.columns, other.columns)) return;
  throw InputError(fmt::format("{}: the region is {} here, but {} in {}; give files with the same",
                               other.file.string(), fmt::join(other.columns, " + "),
                               fmt::join(first.columns, " + "), first.file.string()));
}

}  // namespace

DemandOfRegion read_demand_files(const std::vector<fs::path>& files, const std::string& region) {
  std::vector<Part> parts;
  Problems problems;
  for (const fs::path& file : files) parts.push_back(read_part(file, region, problems));
  problems.throw_if_any();
  if (parts.empty()) throw InputError("demand: no file is given");
  std::ranges::stable_sort(parts, {}, [](const Part& part) { return part.time.front().utc_s(); });

  DemandOfRegion demand;
  demand.columns = parts.front().columns;
  std::optional<std::int64_t> end_s;
  for (const Part& part : parts) {
    check_same_columns(parts.front(), part);
    const std::int64_t begin_s = part.time.front().utc_s();
    if (end_s && begin_s < *end_s) {
      throw InputError(
          fmt::format("{}: it begins with {}, which another file has already (up to {}); give each "
                      "hour once",
                      part.file.string(), to_string(part.time.front()), demand.last));
    }
    if (end_s && begin_s > *end_s) demand.load.breaks.push_back(demand.hours());
    end_s = part.time.back().utc_s() + kHour;
    if (demand.first.empty()) demand.first = to_string(part.time.front());
    demand.last = to_string(part.time.back());
    for (const TimeStamp& time : part.time) {
      // the hour of the local clock, rounded down also before 1970
      const grid::Hour hour = (time.local_s - ((time.local_s % kHour) + kHour) % kHour) / kHour;
      demand.load.month.push_back(static_cast<std::uint8_t>(grid::to_date(hour).month));
    }
    demand.load.mw.insert(demand.load.mw.end(), part.mw.begin(), part.mw.end());
  }
  if (demand.hours() < grid::kHoursOfCommonYear) {
    throw InputError(
        fmt::format("{}: {} hours in all, from {} to {}; a year, {} hours, is the least: the peaks "
                    "of summer and winter are to be among them",
                    files.front().string(), demand.hours(), demand.first, demand.last,
                    grid::kHoursOfCommonYear));
  }
  return demand;
}

}  // namespace gigaload::scenarios
