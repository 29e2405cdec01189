#include "scenarios/readers/event_tables.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "scenarios/tables/csv_table.hpp"
#include "scenarios/tables/hour_column.hpp"
#include "scenarios/text/edit_distance.hpp"
#include "scenarios/text/text_file.hpp"
#include "sim/scenario/areas.hpp"

namespace gigaload::scenarios {
namespace {

constexpr std::size_t kLargestTable = std::size_t{64} << 20U;  // bytes
constexpr const char* kTime = "time";
constexpr const char* kEvent = "event";  // what messages call a table

CsvTable open_table(const std::filesystem::path& file, Problems& problems) {
  TextFile read = read_text_file(file, kLargestTable);
  drop_byte_order_mark(read.text);
  auto text = std::make_shared<const std::string>(std::move(read.text));
  const std::size_t source = problems.add_source(file.string(), text);
  if (!read.fault.empty()) {
    problems.add({source, 0, 0}, "", read.fault);
    return CsvTable::absent(source, kEvent, problems);
  }
  return {std::move(text), source, kEvent, problems};
}

/// Tells whether there are rows and a column of their hours; if not, it is a problem.
bool has_hours(const CsvTable& table) {
  if (table.is_absent()) return false;
  if (!table.has_column(kTime)) {
    table.complain("there is no column \"time\", which tells the begin of each row's hour, UTC");
    return false;
  }
  if (table.rows() > 0) return true;
  table.complain("the table has no hours");
  return false;
}

/// Tells whether the rows are the hours [begin, end); if not, it is a problem.
bool check_hours(const CsvTable& table, grid::Hour begin, grid::Hour end) {
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto hour = hour_of_row(table, row, kTime);
    const grid::Hour wanted = begin + static_cast<grid::Hour>(row);
    if (!hour) return false;
    if (*hour == wanted && wanted < end) continue;
    table.complain(row, kTime,
                   wanted < end
                       ? fmt::format("{} is the hour that comes here: rows are the event's hours, "
                                     "none left out",
                                     text_of_hour(wanted))
                       : fmt::format("the event ends before it, with {}", text_of_hour(end - 1)));
    return false;
  }
  if (begin + static_cast<grid::Hour>(table.rows()) == end) return true;
  table.complain(table.rows() - 1, kTime,
                 fmt::format("the table ends here, and the event with {}", text_of_hour(end - 1)));
  return false;
}

}  // namespace

std::pair<grid::Hour, grid::Hour> hours_of_table(const std::filesystem::path& file,
                                                 Problems& problems) {
  const CsvTable table = open_table(file, problems);
  if (!has_hours(table)) return {};
  const auto first = hour_of_row(table, 0, kTime);
  if (!first) return {};
  const grid::Hour end = *first + static_cast<grid::Hour>(table.rows());
  if (end - *first > kLongestEventHours) {
    table.complain(fmt::format("the table has {} hours; {} at most are wanted, 28 days",
                               table.rows(), kLongestEventHours));
  }
  (void)check_hours(table, *first, end);
  return {*first, end};
}

bool is_left_out(const std::string& name, const RegionNames& names,
                 std::span<const grid::Region> regions) {
  if (!names.can_leave_out(name)) return false;
  const std::vector<sim::Area> areas = sim::areas_of(regions);
  return std::ranges::find(areas, name, &sim::Area::name) == areas.end();
}

std::vector<NamedSeries> read_event_table(const std::filesystem::path& file, grid::Hour begin,
                                          grid::Hour end, SeriesLimits limits,
                                          const RegionNames& names,
                                          std::span<const grid::Region> regions,
                                          Problems& problems) {
  const CsvTable table = open_table(file, problems);
  std::vector<NamedSeries> all;
  if (!has_hours(table) || !check_hours(table, begin, end)) return all;
  const std::vector<sim::Area> areas = sim::areas_of(regions);
  std::vector<std::string> known;
  for (std::size_t a = 1; a < areas.size(); ++a) known.push_back(areas[a].name);
  std::vector<std::string> told_by(regions.size());
  for (const std::string& name : table.columns()) {
    if (name == kTime || is_left_out(name, names, regions)) continue;
    const auto area = std::find_if(areas.begin() + 1, areas.end(),
                                   [&](const sim::Area& each) { return each.name == name; });
    if (area == areas.end()) {
      table.complain_of_heading(
          name, fmt::format("\"{}\" is no region, state, planning area or interconnection of the "
                            "scenario{}; those are {}",
                            name, suggestion(name, known), fmt::join(known, ", ")));
      continue;
    }
    NamedSeries one{.name = name, .series = {.regions = area->regions, .values = {}}};
    for (const RegionIndex region : area->regions) {
      std::string& other = told_by[region.get()];
      if (!other.empty()) {
        table.complain_of_heading(name, fmt::format("{} is told by the column {} already",
                                                    regions[region.get()].name, other));
        break;
      }
      other = name;
    }
    for (std::size_t row = 0; row < table.rows(); ++row) {
      one.series.values.push_back(table.number(row, name, limits.lowest, limits.highest));
    }
    all.push_back(std::move(one));
  }
  if (all.empty() && table.columns().size() < 2) {
    table.complain(
        "there is no column beside \"time\": name one as a region, state, planning area "
        "or interconnection");
  }
  return all;
}

}  // namespace gigaload::scenarios
