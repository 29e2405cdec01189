#include "tools/summary/summary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "grid/core/error.hpp"
#include "output/result/deal_totals.hpp"
#include "output/result/file_regions.hpp"
#include "output/result/result_file.hpp"
#include "output/trajectory/provenance.hpp"
#include "sim/quantities/quantity_tables.hpp"
#include "sim/scenario/areas.hpp"
#include "tools/summary/campus_table.hpp"
#include "tools/summary/summary_adequacy.hpp"
#include "tools/summary/years_of_interest.hpp"

namespace gigaload::tools {

namespace {

using grid::Hour;

std::string day(Hour hour) { return grid::to_string(grid::to_date(hour)); }

std::string attribute(const output::ResultFile& file, const std::string& name) {
  for (auto& [key, value] : file.attributes()) {
    if (key == name) return value;
  }
  return {};
}

/// Reads the titles of entities, or their names if there are none.
std::vector<std::string> titles(const output::ResultFile& file, const std::string& entity) {
  std::vector<std::string> names = file.labels(entity);
  const std::vector<std::string> found = file.labels(entity + "_title");
  for (std::size_t i = 0; i < std::min(names.size(), found.size()); ++i) {
    if (!found[i].empty()) names[i] = found[i];
  }
  return names;
}

double row_sum(const output::Array& array, std::size_t row) {
  const std::size_t columns = array.shape.at(1);
  double sum = 0.0;
  for (std::size_t c = 0; c < columns; ++c) sum += array.values[row * columns + c];
  return sum;
}

/// Names what is told of the whole run.
constexpr const char* kOfWholeRun[] = {"unserved_energy", "unserved_hours",
                                       "campus_curtailed_energy"};

/// Accounts holds the sums of a file by year and region, and by year.
class Accounts {
 public:
  Accounts(const output::ResultFile& file, const std::vector<Hour>& times)
      : regions_(file.labels("region").size()) {
    for (std::size_t e = 0; e < times.size(); ++e) {
      const int year = grid::year_of(times[e]);
      if (years_.empty() || years_.back().year != year) {
        years_.emplace_back().year = year;
        cells_.resize(cells_.size() + regions_);
      }
      row_.push_back(years_.size() - 1);
    }
    const Hour begin = file.begin();
    const Hour end = begin + static_cast<Hour>(file.hours());
    for (YearSummary& year : years_) {
      year.whole =
          begin <= grid::start_of_year(year.year) && end >= grid::start_of_year(year.year + 1);
    }
    for (const sim::ExchangeQuantity& quantity : sim::exchange_quantities()) {
      if (file.contains(std::string("exchange/") + quantity.name)) add(file, quantity);
    }
  }

  [[nodiscard]] const std::vector<YearSummary>& years() const { return years_; }

  [[nodiscard]] RegionSummary region(std::size_t r, std::string title, int reference) {
    RegionSummary region;
    region.title = std::move(title);
    for (std::size_t y = 0; y < years_.size(); ++y) {
      const YearSummary& c = cell(y, r);
      if (years_[y].year == reference) region.reference = c;
      for (const char* name : kOfWholeRun) {
        region.whole_run.set(name, region.whole_run[name] + c.figures[name]);
      }
    }
    return region;
  }

  /// Returns a state or a planning area, its highest hour left out.
  [[nodiscard]] RegionSummary row(const sim::Area& area, int reference) {
    RegionSummary row;
    row.title = area.name;
    row.reference.year = reference;
    for (const RegionIndex index : area.regions) {
      const RegionSummary region = this->region(index.get(), {}, reference);
      row.reference.whole = region.reference.whole;
      const auto add = [](Figures& to, const Figures& from, const char* name) {
        to.set(name, to[name] + from[name]);
      };
      for (const sim::ExchangeQuantity& quantity : sim::exchange_quantities()) {
        if (sim::is_summed_over_regions(quantity) && quantity.axes.size() == 1) {
          add(row.reference.figures, region.reference.figures, quantity.name);
        }
      }
      for (const char* name : kOfWholeRun) add(row.whole_run, region.whole_run, name);
    }
    return row;
  }

 private:
  YearSummary& cell(std::size_t year, std::size_t region) {
    return cells_[year * regions_ + region];
  }

  void add(const output::ResultFile& file, const sim::ExchangeQuantity& quantity) {
    const bool sums = quantity.over_time == sim::Accumulation::sum;
    if (!sums && quantity.over_time != sim::Accumulation::maximum) return;
    const bool by_region = quantity.axes == std::vector{sim::Axis::region};
    const output::Array array = file.read(std::string("exchange/") + quantity.name);
    const std::size_t columns = array.values.size() / row_.size();
    std::vector<double> of_years(years_.size(), 0.0), of_cells(cells_.size(), 0.0);
    for (std::size_t e = 0; e < row_.size(); ++e) {
      double of_exchange = 0.0;
      for (std::size_t c = 0; c < columns; ++c) {
        const double value = array.values[e * columns + c];
        of_exchange += value;
        if (!by_region) continue;
        double& of_cell = of_cells[row_[e] * regions_ + c];
        of_cell = sums ? of_cell + value : std::max(of_cell, value);
        of_years[row_[e]] += value;
      }
      if (!by_region) of_years[row_[e]] += of_exchange;
    }
    if (sums) {
      for (std::size_t y = 0; y < years_.size(); ++y)
        years_[y].figures.set(quantity.name, of_years[y]);
    }
    if (!by_region) return;
    for (std::size_t i = 0; i < cells_.size(); ++i)
      cells_[i].figures.set(quantity.name, of_cells[i]);
  }

  std::size_t regions_;
  std::vector<std::size_t> row_;  // of the exchange, in years_
  std::vector<YearSummary> years_;
  std::vector<YearSummary> cells_;  // [year][region]
};

/// Returns the highest hours of a year of what is by that axis; empty where the file has none.
std::vector<double> highest_hours(const output::ResultFile& file, sim::Axis axis, int year) {
  const auto times = file.exchange_times();
  for (const sim::ExchangeQuantity& quantity : sim::exchange_quantities()) {
    const std::string path = std::string("exchange/") + quantity.name;
    if (quantity.axes != std::vector{axis} || !file.contains(path)) continue;
    const output::Array array = file.read(path);
    const std::size_t columns = array.shape.at(1);
    std::vector<double> highest(columns, 0.0);
    for (std::size_t e = 0; e < times.size(); ++e) {
      if (grid::year_of(times[e]) != year) continue;
      for (std::size_t c = 0; c < columns; ++c) {
        highest[c] = std::max(highest[c], array.values[e * columns + c]);
      }
    }
    return highest;
  }
  return {};
}

std::vector<RegionSummary> rows_of(const output::ResultFile& file, Accounts& accounts,
                                   const std::vector<sim::Area>& areas, sim::Axis axis,
                                   int reference) {
  std::vector<RegionSummary> rows;
  if (areas.empty()) return rows;
  const std::vector<double> highest = highest_hours(file, axis, reference);
  for (const sim::Area& area : areas) {
    rows.push_back(accounts.row(area, reference));
    if (!highest.empty()) {
      rows.back().reference.figures.set("peak", highest.at(rows.size() - 1));
    }
  }
  return rows;
}

/// Lists the rows of the build-out that are shown: the beginnings of the years, and the last row.
std::vector<std::size_t> moments(const std::vector<Hour>& times, const std::vector<int>& years) {
  std::vector<std::size_t> rows;
  for (const int year : years) {
    const auto found = std::ranges::find(times, grid::start_of_year(year));
    if (found != times.end()) rows.push_back(static_cast<std::size_t>(found - times.begin()));
  }
  if (rows.empty() || rows.back() != times.size() - 1) rows.push_back(times.size() - 1);
  return rows;
}

std::vector<DealSummary> deals_of(const output::ResultFile& file,
                                  const std::vector<std::size_t>& rows) {
  std::vector<DealSummary> deals;
  if (!file.contains("buildout/promised")) return deals;
  const std::vector<std::string> kinds = file.labels("deal_kind");
  for (std::string& title : titles(file, "deal")) {
    const std::size_t d = deals.size();
    deals.push_back({std::move(title), d < kinds.size() ? kinds[d] : std::string(), {}});
  }
  const output::Array promised = file.read("buildout/promised");
  const output::Array delivered = file.read("buildout/delivered");
  for (const std::size_t row : rows) {
    for (std::size_t d = 0; d < deals.size(); ++d) {
      const std::size_t i = row * deals.size() + d;
      deals[d].states.push_back({promised.values[i], delivered.values[i]});
    }
  }
  return deals;
}

std::vector<DealState> machines_of(const output::ResultFile& file,
                                   const std::vector<std::size_t>& rows) {
  const output::DealTotals machines = output::read_deal_totals(file);
  std::vector<DealState> states;
  if (machines.promised.empty()) return states;
  for (const std::size_t row : rows) {
    states.push_back({machines.promised.at(row), machines.delivered.at(row)});
  }
  return states;
}

std::vector<CampusState> campuses_of(const output::ResultFile& file,
                                     const std::vector<std::size_t>& rows) {
  std::vector<CampusState> states;
  if (!file.contains("buildout/announced")) return states;
  const output::Array announced = file.read("buildout/announced");
  const output::Array energised = file.read("buildout/energised");
  const output::Array cancelled = file.read("buildout/cancelled");
  for (const std::size_t row : rows) {
    states.push_back({row_sum(announced, row), row_sum(energised, row), row_sum(cancelled, row)});
  }
  return states;
}

void add_bands(const output::ResultFile& file, const std::vector<std::size_t>& rows, Summary& s) {
  s.no_futures = attribute(file, output::kNoFutures);
  if (!file.contains("buildout/energised_quantile")) return;
  const std::vector<double> levels = file.read("future_quantile").values;
  const output::Array mw = file.read("buildout/energised_quantile");
  if (levels.empty()) return;
  s.futures = fmt::format("P{:.0f} to P{:.0f} of {} drawn futures", 100.0 * levels.front(),
                          100.0 * levels.back(), attribute(file, output::kFutures));
  for (const std::size_t row : rows) {
    const std::size_t first = row * levels.size();
    s.bands.push_back({mw.values.at(first), mw.values.at(first + levels.size() - 1)});
  }
}

std::string_view unit_of(std::string_view quantity) {
  for (const sim::ExchangeQuantity& known : sim::exchange_quantities()) {
    if (known.name == quantity) return known.unit;
  }
  throw InternalError("summary: no quantity is called " + std::string(quantity));
}

}  // namespace

double Figures::operator[](std::string_view name) const { return in(name, unit_of(name)); }

double Figures::in(std::string_view name, std::string_view unit) const {
  if (unit_of(name) != unit) {
    throw InternalError("summary: " + std::string(name) + " is not in " + std::string(unit));
  }
  const auto found = values_.find(name);
  return found == values_.end() ? 0.0 : found->second;
}

void Figures::set(std::string_view name, double value) { values_[std::string(name)] = value; }

Summary read_summary(const output::ResultFile& file) {
  const std::vector<Hour> times = file.exchange_times();
  if (times.empty()) throw InputError("the result holds no hour yet");
  Summary summary;
  summary.title = attribute(file, "title");
  summary.begin = day(file.begin());
  summary.end = day(file.begin() + static_cast<Hour>(file.planned_hours()));
  summary.complete = file.is_complete();

  Accounts accounts(file, times);
  summary.years = accounts.years();
  const YearsOfInterest interest =
      years_of_interest(attribute(file, "report_years"), summary.years);
  summary.reference_year = interest.reference;
  summary.shown_years = interest.shown;
  summary.campuses_on_path = attribute(file, "data_centre_campuses");
  const std::vector<std::size_t> rows = moments(times, interest.shown);
  for (const std::size_t row : rows) summary.moments.push_back(day(times[row]));
  summary.deals = deals_of(file, rows);
  summary.machines = machines_of(file, rows);
  summary.campuses = campuses_of(file, rows);
  add_bands(file, rows, summary);
  summary.campus_table = read_campuses(file, summary.reference_year);

  const std::vector<std::string> regions = titles(file, "region");
  for (std::size_t r = 0; r < regions.size(); ++r) {
    summary.regions.push_back(accounts.region(r, regions[r], summary.reference_year));
  }
  const std::vector<grid::Region> known = output::regions_of(file);
  summary.states =
      rows_of(file, accounts, sim::state_rows(known), sim::Axis::state, summary.reference_year);
  summary.planning_areas = rows_of(file, accounts, sim::planning_area_rows(known),
                                   sim::Axis::planning_area, summary.reference_year);
  add_adequacy(file, summary);
  return summary;
}

}  // namespace gigaload::tools
