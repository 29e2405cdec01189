#include "scenarios/tables/shape_tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>

namespace gigaload::scenarios {
namespace {

using grid::kHoursOfDay;
using grid::kMonths;
using grid::kQuantiles;

/// Heads the columns of grid::kTailProbabilities.
constexpr std::array<const char*, grid::kTailProbabilities.size()> kTail = {"p975", "p990", "p997"};
constexpr double kMostOfMean = 100.0;  // times the annual mean: no load or score is beyond it

std::string numbered(char letter, std::size_t number) {
  return fmt::format("{}{:02}", letter, number);
}

/// Counts rows by region and month and names the first place that is not filled exactly once.
class Coverage {
 public:
  Coverage(const RegionNames& regions, std::string what)
      : regions_(regions), what_(std::move(what)), count_(regions.size() * kMonths) {}

  void add(const CsvTable& table, std::size_t row, RegionIndex region, std::size_t month) {
    if (++count_[region.get() * kMonths + month] == 2) {
      table.complain(row, "month", "a second row of this region, month and kind");
    }
  }

  void finish(const CsvTable& table) const {
    const auto missing = std::ranges::count(count_, 0U);
    if (missing == 0 || table.is_absent()) return;
    const auto first = static_cast<std::size_t>(std::ranges::find(count_, 0U) - count_.begin());
    table.complain(fmt::format("{} row{} missing{}, the first: {}, month {}", missing,
                               missing == 1 ? " is" : "s are", what_,
                               regions_.chosen()[first / kMonths], first % kMonths + 1));
  }

 private:
  const RegionNames& regions_;
  std::string what_;
  std::vector<unsigned> count_;
};

using Range = std::pair<double, double>;
using Target = std::function<grid::MonthHourTable&(grid::RegionData&)>;

/// Rows region,month,h00..h23; `day_type`: of which rows, empty where the table has no such column.
void read_month_hours(const CsvTable& table, const RegionNames& regions, const char* day_type,
                      Range range, grid::System& system, const Target& target) {
  const std::string kind = day_type;
  Coverage coverage(regions, kind.empty() ? "" : " of kind " + kind);
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto region = regions.of_row(table, row);
    if (!kind.empty()) {
      const std::string found = table.text(row, "day_type");
      if (found != "weekday" && found != "weekend") {
        table.complain(row, "day_type", "weekday or weekend is wanted, not \"" + found + "\"");
      }
      if (found != kind) continue;
    }
    if (!region) continue;
    const auto month = static_cast<std::size_t>(table.integer(row, "month", 1, kMonths)) - 1;
    if (month >= kMonths) continue;
    coverage.add(table, row, *region, month);
    auto& hours = target(system.data[region->get()])[month];
    for (std::size_t h = 0; h < kHoursOfDay; ++h) {
      hours[h] = table.number(row, numbered('h', h), range.first, range.second);
    }
  }
  coverage.finish(table);
}

/// Calls take(row, region, month) for every row of a region that is wanted; each has one row a
/// month.
template <class Take>
void for_region_months(const CsvTable& table, const RegionNames& regions, const Take& take) {
  Coverage coverage(regions, "");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto region = regions.of_row(table, row);
    if (!region) continue;
    const auto month = static_cast<std::size_t>(table.integer(row, "month", 1, kMonths)) - 1;
    if (month >= kMonths) continue;
    coverage.add(table, row, *region, month);
    take(row, *region, month);
  }
  coverage.finish(table);
}

/// Reads the columns of the tail, between the last two quantiles.
void read_tail(const CsvTable& table, std::size_t row, std::size_t month, Range range,
               grid::DailyAnomaly& anomaly) {
  anomaly.has_tail = true;
  double before = anomaly.quantiles[month][kQuantiles - 2];
  for (std::size_t i = 0; i < kTail.size(); ++i) {
    double& value = anomaly.tail[month][i];
    value = table.number(row, kTail[i], range.first, range.second);
    if (value < before || value > anomaly.quantiles[month].back()) {
      table.complain(row, kTail[i],
                     fmt::format("{:g} is not between {:g} before it and {:g} of the largest",
                                 value, before, anomaly.quantiles[month].back()));
    }
    before = value;
  }
}

/// Rows region,persistence,month,q00..q20 and, in a table that has them, the tail.
void read_scores(const CsvTable& table, const RegionNames& regions, Range range,
                 grid::System& system,
                 const std::function<grid::DailyAnomaly&(grid::RegionData&)>& target) {
  for_region_months(table, regions, [&](std::size_t row, RegionIndex region, std::size_t month) {
    grid::DailyAnomaly& anomaly = target(system.data[region.get()]);
    anomaly.persistence = table.number(row, "persistence", -0.999, 0.999);
    auto& quantiles = anomaly.quantiles[month];
    for (std::size_t q = 0; q < kQuantiles; ++q) {
      quantiles[q] = table.number(row, numbered('q', q), range.first, range.second);
      if (q > 0 && quantiles[q] < quantiles[q - 1]) {
        table.complain(row, numbered('q', q), "quantiles must not descend");
      }
    }
    if (table.has_column(kTail.front())) read_tail(table, row, month, range, anomaly);
  });
}

/// Rows region,<a column a region>: a symmetric matrix with ones on its diagonal.
grid::RegionMatrix read_correlation(const CsvTable& table, const RegionNames& regions) {
  constexpr double kSymmetry = 1e-6;
  const std::size_t n = regions.size();
  grid::RegionMatrix matrix(n * n, 0.0);
  std::vector<bool> seen(n, false);
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto region = regions.of_row(table, row);
    if (!region) continue;
    if (seen[region->get()]) table.complain(row, "region", "a second row of this region");
    seen[region->get()] = true;
    for (std::size_t column = 0; column < n; ++column) {
      matrix[region->get() * n + column] = table.number(row, regions.chosen()[column], -1, 1);
    }
  }
  if (table.is_absent()) return matrix;
  for (std::size_t r = 0; r < n; ++r) {
    const std::string& name = regions.chosen()[r];
    if (!seen[r]) {
      table.complain("the row of " + name + " is missing");
    } else if (std::abs(matrix[r * n + r] - 1.0) > kSymmetry) {
      table.complain("the correlation of " + name + " with itself is not 1");
    }
    for (std::size_t c = 0; c < r; ++c) {
      if (seen[r] && seen[c] && std::abs(matrix[r * n + c] - matrix[c * n + r]) > kSymmetry) {
        table.complain(fmt::format("the correlations of {} and {} differ in the two triangles",
                                   name, regions.chosen()[c]));
      }
    }
  }
  return matrix;
}

void read_hydro(const CsvTable& table, const RegionNames& regions, grid::System& system) {
  std::vector<bool> seen(regions.size(), false);
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto region = regions.of_row(table, row);
    if (!region) continue;
    seen[region->get()] = true;
    for (std::size_t m = 0; m < kMonths; ++m) {
      system.data[region->get()].hydro_capacity_factor[m] =
          table.number(row, numbered('m', m + 1), 0, 1);
    }
  }
  for (std::size_t r = 0; r < seen.size() && !table.is_absent(); ++r) {
    if (!seen[r]) table.complain("the row of " + regions.chosen()[r] + " is missing");
  }
}

void read_air_months(const CsvTable& table, const RegionNames& regions, grid::System& system) {
  for_region_months(table, regions, [&](std::size_t row, RegionIndex region, std::size_t month) {
    grid::AirShape& air = system.data[region.get()].air;
    air.pressure_pa[month] = table.number(row, "pressure_pa", 5e4, 1.1e5);
    air.dew_point_per_k[month] = table.number(row, "dew_point_per_k", -5, 5);
    air.range_mean[month] = table.number(row, "range_mean", -1, 5);
    air.range_deviation[month] = table.number(row, "range_deviation", 0, 5);
    air.demand_correlation[month] = table.number(row, "demand_correlation", -1, 1);
  });
}

}  // namespace

void read_air(DataFolder& folder, const RegionNames& regions, grid::System& system) {
  using grid::RegionData;
  const Range celsius{-60.0, 60.0}, kelvin{-50.0, 50.0};
  read_month_hours(folder.table("air_dry_bulb.csv"), regions, "", celsius, system,
                   [](RegionData& data) -> auto& { return data.air.dry_bulb_c; });
  read_month_hours(folder.table("air_dew_point.csv"), regions, "", celsius, system,
                   [](RegionData& data) -> auto& { return data.air.dew_point_c; });
  read_month_hours(folder.table("air_pattern.csv"), regions, "", {-10.0, 10.0}, system,
                   [](RegionData& data) -> auto& { return data.air.dry_bulb_per_k; });
  read_scores(folder.table("air_score.csv"), regions, kelvin, system,
              [](RegionData& data) -> auto& { return data.air.dry_bulb; });
  read_scores(folder.table("air_humidity_score.csv"), regions, kelvin, system,
              [](RegionData& data) -> auto& { return data.air.humidity; });
  read_air_months(folder.table("air_months.csv"), regions, system);
}

void read_shapes(DataFolder& folder, const RegionNames& regions, grid::System& system) {
  using grid::RegionData;
  const Range of_mean{0.0, kMostOfMean}, anomaly{-kMostOfMean, kMostOfMean};
  const Range share{0.0, 1.0};

  const CsvTable mean = folder.table("demand_mean.csv");
  read_month_hours(mean, regions, "weekday", of_mean, system,
                   [](RegionData& data) -> auto& { return data.demand.mean[0]; });
  read_month_hours(mean, regions, "weekend", of_mean, system,
                   [](RegionData& data) -> auto& { return data.demand.mean[1]; });
  read_month_hours(folder.table("demand_pattern.csv"), regions, "", anomaly, system,
                   [](RegionData& data) -> auto& { return data.demand.pattern; });
  read_scores(folder.table("demand_score.csv"), regions, anomaly, system,
              [](RegionData& data) -> auto& { return data.demand.score; });
  system.demand_correlation = read_correlation(folder.table("demand_correlation.csv"), regions);

  read_month_hours(folder.table("wind_shape.csv"), regions, "", of_mean, system,
                   [](RegionData& data) -> auto& { return data.wind.shape; });
  read_scores(folder.table("wind_score.csv"), regions, share, system,
              [](RegionData& data) -> auto& { return data.wind.daily_mean; });
  system.wind_correlation = read_correlation(folder.table("wind_correlation.csv"), regions);

  read_month_hours(folder.table("solar_shape.csv"), regions, "", of_mean, system,
                   [](RegionData& data) -> auto& { return data.solar.shape; });
  read_scores(folder.table("solar_score.csv"), regions, share, system,
              [](RegionData& data) -> auto& { return data.solar.daily_mean; });
  system.solar_correlation = read_correlation(folder.table("solar_correlation.csv"), regions);

  read_air(folder, regions, system);
  read_hydro(folder.table("hydro.csv"), regions, system);
}

}  // namespace gigaload::scenarios
