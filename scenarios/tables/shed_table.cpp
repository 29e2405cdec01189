#include "scenarios/tables/shed_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "grid/core/calendar.hpp"
#include "scenarios/tables/hour_column.hpp"

namespace gigaload::scenarios {
namespace {

constexpr double kMostShedMw = 1e6;

void raise(grid::Hour hour, double factor, std::size_t region, std::size_t regions,
           grid::MeasuredYear& year) {
  const auto of_year = static_cast<std::size_t>(hour - grid::start_of_year(year.year));
  float& demand = year.demand[region * (year.demand.size() / regions) + of_year];
  demand = std::min(demand * static_cast<float>(factor),
                    static_cast<float>(grid::WeatherYears::kMostPerUnit));
}

}  // namespace

void add_shed(const CsvTable& table, const RegionNames& names,
              std::span<const grid::Region> regions, std::vector<grid::MeasuredYear>& years) {
  std::set<std::pair<std::string, grid::Hour>> seen;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto hour = hour_of_row(table, row, "hour");
    const double mw = table.number(row, "mw", 0, kMostShedMw);
    const double served_mw = table.number(row, "served_mw", 1, kMostShedMw);
    const std::string added = table.text(row, "added");
    if (added != "read" && added != "file") {
      table.complain(row, "added", fmt::format("read or file is wanted, not \"{}\"", added));
    }
    const std::string area = table.text(row, "area");
    if (!names.is_known_planning_area(area)) {
      table.complain(row, "area", names.no_planning_area(area));
    }
    if (hour && !seen.emplace(area, *hour).second) {
      table.complain(row, "hour", "the area has a row of this hour already");
    }
    if (!hour || added != "read" || served_mw <= 0.0) continue;
    const auto year = std::ranges::find(years, grid::year_of(*hour), &grid::MeasuredYear::year);
    if (year == years.end()) continue;
    for (std::size_t r = 0; r < regions.size(); ++r) {
      if (regions[r].planning_area != area) continue;
      raise(*hour, 1.0 + mw / served_mw, r, regions.size(), *year);
    }
  }
}

}  // namespace gigaload::scenarios
