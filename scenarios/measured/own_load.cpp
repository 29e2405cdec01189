#include "scenarios/measured/own_load.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "grid/core/error.hpp"
#include "scenarios/measured/demand_files.hpp"
#include "scenarios/measured/load_table.hpp"
#include "scenarios/measured/operator_formats.hpp"
#include "scenarios/measured/time_columns.hpp"
#include "scenarios/tables/measured_column.hpp"
#include "scenarios/tables/table_file.hpp"
#include "scenarios/text/edit_distance.hpp"

namespace gigaload::scenarios {
namespace {

/// Tells whether the only region has a column of a load with its unit, and none of its name.
bool is_plain(const CsvTable& table, const std::vector<std::string>& regions) {
  if (regions.size() != 1 || find_operator_format(table) != nullptr) return false;
  const auto& columns = table.columns();
  if (std::ranges::find(columns, regions[0]) != columns.end()) return false;
  return std::ranges::any_of(columns, [](const std::string& heading) {
    const std::string plain = plain_heading(heading);
    return plain == "load" || plain == "demand" || plain.starts_with("load_") ||
           plain.starts_with("demand_");
  });
}

/// Complains of columns of a plain table, some of which are the loads of regions, that are of none.
void refuse_other_loads(const CsvTable& table, const std::vector<std::string>& regions) {
  if (find_operator_format(table) != nullptr) return;
  const TimeColumns times = find_time_columns(table);
  const auto is_region = [&regions](const std::string& heading) {
    return std::ranges::find(regions, heading) != regions.end();
  };
  if (std::ranges::none_of(table.columns(), is_region)) return;
  if (times.time.empty()) {
    table.complain_of_heading("", "a column time is wanted before those of the regions");
    return;
  }
  for (const std::string& heading : table.columns()) {
    if (is_region(heading) || heading == times.time || heading == times.hour) continue;
    table.complain_of_heading(
        heading, fmt::format("{} is no region of units.csv, storage.csv, lines.csv or "
                             "demand_response.csv{}; there are {}",
                             heading, suggestion(heading, regions), fmt::join(regions, ", ")));
  }
}

OwnLoad of_plain_table(const CsvTable& table, Problems& problems) {
  LoadTable load = read_load_table(table, {}, std::nullopt);
  problems.throw_if_any();
  OwnLoad result;
  result.step_s = load.step_s;
  result.start = load.start.value_or("");
  result.times_told = std::move(load.times_told);
  result.mw.push_back(std::move(load.load_mw));
  return result;
}

/// Complains of the first hour that has a load below 0.
void refuse_negative(const CsvTable& table, const DemandOfRegion& demand) {
  const auto& mw = demand.load.mw;
  const auto below = std::ranges::find_if(mw, [](double each) { return each < 0.0; });
  if (below == mw.end()) return;
  const auto i = static_cast<std::size_t>(below - mw.begin());
  table.complain(demand.row[i], demand.columns.front(),
                 fmt::format("the load is {} MW in the hour from {}; at least 0 is wanted", *below,
                             to_string(demand.begin[i])));
}

}  // namespace

OwnLoad read_own_load(const std::filesystem::path& file, const std::vector<std::string>& regions) {
  Problems problems;
  const CsvTable table = read_report_file(file, "load", problems).table;
  problems.throw_if_any();
  if (is_plain(table, regions)) return of_plain_table(table, problems);
  refuse_other_loads(table, regions);
  problems.throw_if_any();
  OwnLoad result;
  for (const std::string& region : regions) {
    DemandOfRegion demand = read_demand_files({file}, region, MissingHours::never, 1);
    refuse_negative(table, demand);
    problems.throw_if_any();
    const bool is_first = result.mw.empty();
    if (is_first) {
      result.start = demand.first();
      result.times_told = demand.times_told;
    } else if (demand.first() != result.start || demand.hours() != result.steps()) {
      throw InputError(fmt::format(
          "{}: {} has {} hours from {}, {} has {} from {}; all regions are to have the same",
          file.string(), region, demand.hours(), demand.first(), regions.front(), result.steps(),
          result.start));
    }
    result.mw.push_back(std::move(demand.load.mw));
  }
  return result;
}

}  // namespace gigaload::scenarios
