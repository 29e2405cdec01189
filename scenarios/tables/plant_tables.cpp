#include "scenarios/tables/plant_tables.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "grid/core/calendar_years.hpp"
#include "grid/core/hours_of_year.hpp"

namespace gigaload::scenarios {
namespace {

constexpr double kMostMw = 1e7;

struct QueueRow {
  sim::PlantAddition addition;
  int year = 0;
};

std::vector<QueueRow> read_queue(const CsvTable& table, const GridTables& grid) {
  std::vector<QueueRow> rows;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto region = grid.regions.of_row(table, row);
    const auto technology = grid.technologies.of_row(table, row);
    const int year = table.integer(row, "year", grid::kFirstYear, grid::kLastYear);
    const double mw = table.number(row, "mw", 0, kMostMw);
    if (region && technology) rows.push_back({{*region, *technology, 0, mw}, year});
  }
  return rows;
}

}  // namespace

PlantTables read_plants(DataFolder& folder, const GridTables& grid, const PlantOptions& options) {
  PlantTables plants;
  int fleet_year = grid.system.first_year;
  for (const auto& entry : grid.system.fleet) fleet_year = std::max(fleet_year, entry.years.back());
  const grid::Hour fleet_end = grid::start_of_year(fleet_year + 1);

  if (options.queue) {
    const auto rows = read_queue(folder.table("queue.csv"), grid);
    int last_year = std::numeric_limits<int>::min();
    for (const QueueRow& row : rows) last_year = std::max(last_year, row.year);
    const auto add = [&](sim::PlantAddition addition, int year) {
      const grid::Hour middle = (grid::start_of_year(year) + grid::start_of_year(year + 1)) / 2;
      const auto lead =
          static_cast<grid::Hour>(std::lround(options.mean_stages_y * grid::kHoursOfJulianYear));
      addition.announced = std::max(middle - lead, fleet_end);
      if (addition.announced < options.end && addition.capacity_mw > 0.0) {
        plants.additions.push_back(addition);
      }
    };
    const int end_year = grid::year_of(options.end) + static_cast<int>(options.mean_stages_y) + 1;
    for (const QueueRow& row : rows) {
      add(row.addition, row.year);
      if (row.year != last_year) continue;
      sim::PlantAddition next = row.addition;
      next.capacity_mw *= options.continue_rate;
      for (int year = last_year + 1; year <= end_year; ++year) add(next, year);
    }
  }

  if (options.retirements) {
    const CsvTable table = folder.table("retirements.csv");
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const auto region = grid.regions.of_row(table, row);
      const auto technology = grid.technologies.of_row(table, row);
      const int year = table.integer(row, "year", grid::kFirstYear, grid::kLastYear);
      const double mw = table.number(row, "mw", 0, kMostMw);
      const grid::Hour at = grid::start_of_year(year + 1);
      if (!region || !technology || year <= fleet_year || at >= options.end) continue;
      plants.retirements.push_back({*region, *technology, at, mw});
    }
  }
  return plants;
}

double cancellation_for(double built_share, double mean_y, int shape) {
  return shape / mean_y * (std::pow(built_share, -1.0 / shape) - 1.0);
}

}  // namespace gigaload::scenarios
