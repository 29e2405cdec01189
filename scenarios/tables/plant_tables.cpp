#include "scenarios/tables/plant_tables.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <limits>
#include <map>

#include "grid/core/calendar_years.hpp"
#include "grid/core/hours_of_year.hpp"
#include "scenarios/tables/date_column.hpp"

namespace gigaload::scenarios {
namespace {

constexpr double kMostMw = 1e7;

struct QueueRow {
  sim::PlantAddition addition;
  int year = 0;
  double share = kBuiltShare;  // that is built
};

grid::Hour hours_of(double years) {
  return static_cast<grid::Hour>(std::lround(years * grid::kHoursOfJulianYear));
}

/// Rows region,technology,from,to,mw, with a probability where there is the column.
void read_changes(const CsvTable& table, const GridTables& grid,
                  std::vector<sim::PlantChange>& changes) {
  const bool has_probability = table.has_column("probability");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto region = grid.regions.of_row(table, row);
    const auto technology = grid.technologies.of_row(table, row);
    const grid::Hour from = date_of_row(table, row, "from");
    const grid::Hour to = date_of_row(table, row, "to");
    const double probability = has_probability ? table.number(row, "probability", 0, 1) : 1.0;
    const double mw = table.number(row, "mw", -kMostMw, kMostMw) * probability;
    if (to < from) table.complain(row, "to", "it is before the date in the column from");
    if (region && technology) changes.push_back({*region, *technology, from, to, mw});
  }
}

/// Sets the share of each row by rows technology,year,share: that of the latest year up to its own.
void read_completion(const CsvTable& table, const GridTables& grid, std::vector<QueueRow>& rows) {
  std::map<std::size_t, std::map<int, double>> shares;  // by technology and year
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto technology = grid.technologies.of_row(table, row);
    const int year = table.integer(row, "year", grid::kFirstYear, grid::kLastYear);
    const double share = table.number(row, "share", 0.001, 1);
    if (technology) shares[technology->get()][year] = share;
  }
  for (QueueRow& row : rows) {
    const auto& of = shares[row.addition.technology.get()];
    const auto after = of.upper_bound(row.year);
    if (after != of.begin()) row.share = std::prev(after)->second;
  }
}

std::vector<QueueRow> read_queue(DataFolder& folder, const GridTables& grid,
                                 const PlantOptions& options) {
  const CsvTable table = folder.table("queue.csv");
  std::vector<QueueRow> rows;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto region = grid.regions.of_row(table, row);
    const auto technology = grid.technologies.of_row(table, row);
    const int year = table.integer(row, "year", grid::kFirstYear, grid::kLastYear);
    const double mw = table.number(row, "mw", 0, kMostMw);
    if (region && technology) rows.push_back({{*region, *technology, 0, mw}, year});
  }
  if (options.built_share) {
    for (QueueRow& row : rows) row.share = *options.built_share;
  } else if (folder.has("queue_completion.csv")) {
    read_completion(folder.table("queue_completion.csv"), grid, rows);
  }
  std::ranges::stable_sort(rows, {}, &QueueRow::year);
  return rows;
}

/// Takes what came by `fleet_end` out of the rows of the years up to it, and what comes later by a
/// date out of those up to that, the earliest first: each MW stands for 1 / share of a row.
void take_out(const std::vector<sim::PlantChange>& changes, grid::Hour fleet_end,
              std::vector<QueueRow>& rows) {
  for (const sim::PlantChange& change : changes) {
    double came_mw = std::max(0.0, change.capacity_mw);
    const int last_year = grid::year_of(std::max(fleet_end, change.to) - 1);
    for (QueueRow& row : rows) {
      if (came_mw <= 0.0 || row.year > last_year) break;
      sim::PlantAddition& of = row.addition;
      if (of.region != change.region || of.technology != change.technology) continue;
      const double expected_mw = of.capacity_mw * row.share;
      of.capacity_mw = came_mw < expected_mw ? of.capacity_mw - came_mw / row.share : 0.0;
      came_mw -= expected_mw;
    }
  }
}

/// Makes rows of the queue plants that enter at their dates.
class Announcements {
 public:
  Announcements(const PlantOptions& options, grid::Hour fleet_end,
                std::vector<sim::PlantAddition>& additions)
      : options_(options), fleet_end_(fleet_end), additions_(additions) {}

  void add(const QueueRow& row, int year) {
    sim::PlantAddition addition = row.addition;
    const grid::Hour middle = (grid::start_of_year(year) + grid::start_of_year(year + 1)) / 2;
    const grid::Hour announced =
        middle - hours_of(options_.pre_development_y + options_.construction_y);
    const grid::Hour lead = hours_of(options_.pre_development_y);
    const grid::Hour passed = std::clamp<grid::Hour>(fleet_end_ - announced, 0, lead);
    const double under_construction = announced >= fleet_end_ ? 0.0
                                      : lead > 0
                                          ? static_cast<double>(passed) / static_cast<double>(lead)
                                          : 1.0;
    addition.announced = std::max(announced, fleet_end_);
    const double all_mw = addition.capacity_mw;
    const double share_on_the_way = options_.built_share ? 1.0 : row.share;
    addition.capacity_mw = all_mw * (1.0 - under_construction) * share_on_the_way;
    keep(addition);
    addition.capacity_mw = all_mw * under_construction * row.share;
    addition.under_construction = true;
    keep(addition);
  }

 private:
  void keep(const sim::PlantAddition& addition) {
    if (addition.announced < options_.end && addition.capacity_mw > 0.0) {
      additions_.push_back(addition);
    }
  }

  const PlantOptions& options_;
  grid::Hour fleet_end_;
  std::vector<sim::PlantAddition>& additions_;
};

void add_queue(const std::vector<QueueRow>& rows, const PlantOptions& options, grid::Hour fleet_end,
               PlantTables& plants) {
  int last_year = std::numeric_limits<int>::min();
  for (const QueueRow& row : rows) last_year = std::max(last_year, row.year);
  Announcements announcements(options, fleet_end, plants.additions);
  const double stages_y = options.pre_development_y + options.construction_y;
  const int end_year = grid::year_of(options.end) + static_cast<int>(stages_y) + 1;
  for (const QueueRow& row : rows) {
    announcements.add(row, row.year);
    if (row.year != last_year) continue;
    QueueRow next = row;
    next.addition.capacity_mw *= options.continue_rate;
    for (int year = last_year + 1; year <= end_year; ++year) announcements.add(next, year);
  }
}

void read_retirements(const CsvTable& table, const GridTables& grid, const PlantOptions& options,
                      grid::Hour fleet_end, PlantTables& plants) {
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto region = grid.regions.of_row(table, row);
    const auto technology = grid.technologies.of_row(table, row);
    const int year = table.integer(row, "year", grid::kFirstYear, grid::kLastYear);
    const double mw = table.number(row, "mw", 0, kMostMw);
    const grid::Hour at = grid::start_of_year(year + 1);
    if (!region || !technology || at <= fleet_end || at >= options.end) continue;
    plants.retirements.push_back({*region, *technology, at, mw});
  }
}

}  // namespace

std::span<const char* const> names_of(RetirementPlan /*plan*/) {
  static constexpr std::array<const char*, 2> names = {"planned", "doe"};
  return names;
}

PlantTables read_plants(DataFolder& folder, const GridTables& grid, const PlantOptions& options) {
  PlantTables plants;
  int fleet_year = grid.system.first_year;
  for (const auto& entry : grid.system.fleet) fleet_year = std::max(fleet_year, entry.years.back());
  grid::Hour fleet_end = grid::start_of_year(fleet_year + 1);
  if (options.additions && folder.has("fleet_additions.csv")) {
    read_changes(folder.table("fleet_additions.csv"), grid, plants.changes);
    for (const auto& change : plants.changes) fleet_end = std::max(fleet_end, change.to);
  }
  if (options.announced && folder.has("announced_plants.csv")) {
    read_changes(folder.table("announced_plants.csv"), grid, plants.changes);
  }
  if (options.queue) {
    auto rows = read_queue(folder, grid, options);
    take_out(plants.changes, fleet_end, rows);
    add_queue(rows, options, fleet_end, plants);
  }
  if (options.retirements) {
    read_retirements(folder.table("retirements.csv"), grid, options, fleet_end, plants);
    if (options.retirement_plan == RetirementPlan::doe) {
      read_retirements(folder.table("retirements_doe.csv"), grid, options, fleet_end, plants);
    }
  }
  std::erase_if(plants.changes,
                [&](const sim::PlantChange& change) { return change.from >= options.end; });
  return plants;
}

double cancellation_for(double built_share, double mean_y, int shape) {
  return shape / mean_y * (std::pow(built_share, -1.0 / shape) - 1.0);
}

}  // namespace gigaload::scenarios
