#include "scenarios/readers/weather_year_tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <system_error>

#include "grid/core/calendar.hpp"
#include "grid/core/calendar_years.hpp"
#include "grid/core/time_stamp.hpp"
#include "scenarios/tables/hour_column.hpp"
#include "scenarios/text/text_file.hpp"

namespace gigaload::scenarios {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kHour_s = 3600;
constexpr double kMostDemand = 1e12;  // of any unit: a year of it has a mean
constexpr const char* kTime = "time";
constexpr const char* kData = "weather_years.data";

/// Says why a table that is named by a year is not read as it is named; empty: it is.
std::string fault_of_name(const fs::path& name) {
  const int year = std::stoi(name.stem().string());
  if (year < kFirstMeasuredYear || year > grid::kLastYear) {
    return fmt::format("allowed are years from {} to {}", kFirstMeasuredYear, grid::kLastYear);
  }
  if (name.extension() != ".csv") return fmt::format("a table of {0} is named {0}.csv", year);
  return {};
}

/// Returns the tables by year.
std::map<int, fs::path> tables_of(const fs::path& folder, Problems& problems) {
  std::map<int, fs::path> tables;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
    const std::string name = entry.path().stem().string();
    const bool is_year = name.size() == 4 && std::ranges::all_of(name, [](char letter) {
                           return letter >= '0' && letter <= '9';
                         });
    if (!is_year || extension_of(entry.path()) != ".csv") continue;
    const std::string fault = fault_of_name(entry.path().filename());
    if (fault.empty()) {
      tables[std::stoi(name)] = entry.path();
    } else {
      problems.add({problems.add_source(entry.path().string(), ""), 0, 0}, kData, fault);
    }
  }
  return tables;
}

/// Returns the column that a region has in a table, empty where there is none.
std::string column_of(const CsvTable& table, const grid::Region& region) {
  for (const std::string& name : {region.name, grid::state_of(region), region.planning_area}) {
    if (!name.empty() && table.has_column(name)) return name;
  }
  return {};
}

/// Complains of the first row that is not the hour it ought to be.
bool check_times(const CsvTable& table, int year) {
  if (!table.has_column(kTime)) {
    table.complain("a column \"time\" is missing: the beginning of each hour in UTC");
    return false;
  }
  const grid::Hour first = grid::start_of_year(year);
  const auto hours = static_cast<std::size_t>(grid::start_of_year(year + 1) - first);
  const auto written = [](grid::Hour hour) {
    return grid::to_string(grid::TimeStamp{hour * kHour_s, 0});
  };
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string text = table.text(row, kTime);
    const grid::Hour wanted = first + static_cast<grid::Hour>(row);
    if (row < hours && hour_of_text(text) == wanted) continue;
    table.complain(row, kTime,
                   row < hours ? fmt::format("\"{}\" found, {} wanted: a table has each hour of {} "
                                             "once, in order, in UTC",
                                             text, written(wanted), year)
                               : fmt::format("\"{}\" is behind the end of {}", text, year));
    return false;
  }
  if (table.rows() == hours) return true;
  table.complain(fmt::format("it ends after {} of {} hours of {}: {} is missing", table.rows(),
                             hours, year, written(first + static_cast<grid::Hour>(table.rows()))));
  return false;
}

/// Reads a column per unit of its mean; nothing, with a problem, where that cannot be.
std::vector<float> per_unit(const CsvTable& table, const std::string& column, int year) {
  std::vector<double> mw;
  double sum = 0.0;
  const std::size_t before = table.complaints();
  for (std::size_t row = 0; row < table.rows(); ++row) {
    mw.push_back(table.number(row, column, 0.0, kMostDemand));
    if (table.complaints() > before) return {};  // one of a column is enough
    sum += mw.back();
  }
  const double mean = sum / static_cast<double>(mw.size());
  if (mean <= 0.0) {
    table.complain_of_heading(column, fmt::format("there is no demand in {}", year));
    return {};
  }
  std::vector<float> result;
  for (std::size_t row = 0; row < mw.size(); ++row) {
    const double value = mw[row] / mean;
    if (value > grid::WeatherYears::kMostPerUnit) {
      table.complain(row, column,
                     fmt::format("{:g} is {:.3g} times the year's mean of {:.4g}, allowed is up to "
                                 "{} times: is it an hour of demand?",
                                 mw[row], value, mean, grid::WeatherYears::kMostPerUnit));
      return {};
    }
    result.push_back(static_cast<float>(value));
  }
  return result;
}

}  // namespace

MeasuredYears read_weather_year_tables(const fs::path& folder,
                                       const std::vector<grid::Region>& regions,
                                       const std::function<bool(int)>& wanted, Problems& problems,
                                       std::size_t most_bytes) {
  MeasuredYears result;
  TextBudget budget{.left = most_bytes};
  for (const auto& [year, path] : tables_of(folder, problems)) {
    result.known.push_back(year);
    if (!wanted(year)) continue;
    const CsvTable table = read_table_file(path, kData, problems, &budget);
    if (budget.is_spent) {
      problems.add({problems.add_source(folder.string(), ""), 0, 0}, kData,
                   fmt::format("its tables have more than {} MiB of text together, up to {}; fewer "
                               "columns or years are wanted (weather_years.years)",
                               most_bytes >> 20U, path.filename().string()));
      break;
    }
    if (table.is_absent() || !check_times(table, year)) continue;
    grid::MeasuredYear measured;
    measured.year = year;
    std::map<std::string, std::vector<float>> columns;
    for (const grid::Region& region : regions) {
      const std::string column = column_of(table, region);
      if (column.empty()) {
        if (std::ranges::find(result.lacking, region.name) == result.lacking.end()) {
          result.lacking.push_back(region.name);
        }
        continue;
      }
      if (!columns.contains(column)) columns[column] = per_unit(table, column, year);
      const std::vector<float>& demand = columns[column];
      measured.demand.insert(measured.demand.end(), demand.begin(), demand.end());
    }
    result.years.push_back(std::move(measured));
  }
  return result;
}

}  // namespace gigaload::scenarios
