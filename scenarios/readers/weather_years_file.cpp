#include "scenarios/readers/weather_years_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <utility>

#include "grid/core/calendar.hpp"
#include "grid/core/calendar_years.hpp"
#include "grid/core/error.hpp"
#include "output/hdf5/attribute_read.hpp"
#include "output/hdf5/matrix.hpp"
#include "output/hdf5/netcdf.hpp"
#include "output/hdf5/trial.hpp"

namespace gigaload::scenarios {
namespace {

using grid::Hour;
using output::Dataset;

constexpr std::int64_t kHoursOfDay = 24;
constexpr const char* kRegion = "region";
constexpr hsize_t kMostNames = 10'000;
constexpr hsize_t kMostSteps = 2'300'000;  // hours of the years that are read

/// Names a table by region and day, where it goes and what its numbers may be.
struct AirTable {
  const char* name;
  std::vector<float> grid::MeasuredYear::* table;
  double lowest, highest;
};

constexpr AirTable kAirTables[] = {
    {"dry_bulb", &grid::MeasuredYear::dry_bulb_c, -80.0, 60.0},
    {"wind_score", &grid::MeasuredYear::wind_score, -10.0, 10.0},
    {"solar_score", &grid::MeasuredYear::solar_score, -10.0, 10.0},
};

std::string in_words(const std::vector<hsize_t>& shape) {
  return shape.empty() ? "of no shape" : fmt::format("{}", fmt::join(shape, " x "));
}

class Input {
 public:
  explicit Input(const std::filesystem::path& path)
      : name_(path.string()), file_(output::open_file(path, output::Access::read)) {}

  [[noreturn]] void fail(const std::string& what) const { throw InputError(name_ + ": " + what); }

  [[nodiscard]] bool has(const std::string& name) const {
    return H5Lexists(file_.get(), name.c_str(), H5P_DEFAULT) > 0;
  }

  /// Opens a variable of numbers.
  [[nodiscard]] Dataset open(const std::string& name) const {
    Dataset dataset = open_any(name);
    const H5T_class_t kind = output::class_of(dataset);
    if (kind != H5T_INTEGER && kind != H5T_FLOAT) fail("\"" + name + "\" has no numbers");
    return dataset;
  }

  /// Returns the first of consecutive whole numbers and how many there are. `unit`: hours or days.
  [[nodiscard]] std::pair<std::int64_t, std::size_t> axis(const std::string& name,
                                                          const char* unit) const {
    const Dataset dataset = open(name);
    const std::vector<hsize_t> shape = output::shape_of(dataset);
    if (shape.size() != 1 || shape[0] == 0 || shape[0] > kMostSteps) {
      fail(fmt::format("\"{}\" is {}, wanted is a list of 1 to {} {}", name, in_words(shape),
                       kMostSteps, unit));
    }
    check_unit(dataset, name, unit);
    const std::vector<double> values = output::read_all(dataset);
    const double first = values.front();
    if (first != std::floor(first) || std::abs(first) > static_cast<double>(kMostSteps)) {
      fail(fmt::format("\"{}\" begins with {}, wanted are whole {} since 1970-01-01", name, first,
                       unit));
    }
    for (std::size_t i = 1; i < values.size(); ++i) {
      if (values[i] != values[i - 1] + 1.0) {
        fail(fmt::format("\"{}\": {} does not follow upon {}", name, values[i], values[i - 1]));
      }
    }
    return {static_cast<std::int64_t>(first), values.size()};
  }

  [[nodiscard]] std::vector<std::string> regions() const {
    const Dataset dataset = open_any(kRegion);
    const std::vector<hsize_t> shape = output::shape_of(dataset);
    if (shape.size() != 1 || shape[0] > kMostNames) {
      fail(fmt::format("\"{}\" is {}, wanted is a list of at most {} names", kRegion,
                       in_words(shape), kMostNames));
    }
    return output::read_labels(dataset);
  }

 private:
  [[nodiscard]] Dataset open_any(const std::string& name) const {
    if (!has(name)) fail("the variable \"" + name + "\" is missing: this is no file of years");
    return {H5Dopen2(file_.get(), name.c_str(), H5P_DEFAULT), "H5Dopen2 " + name};
  }

  /// Complains of an axis that counts from another day or in another unit, if it says so.
  void check_unit(const Dataset& dataset, const std::string& name, const char* unit) const {
    if (!output::has_attribute(dataset.get(), "units")) return;
    const std::string wanted = fmt::format("{} since 1970-01-01", unit);
    const auto found = output::find_text(dataset.get(), "units");
    const bool same = found && found->starts_with(wanted) &&
                      found->find_first_not_of(" 0:.TZUC+-", wanted.size()) == std::string::npos;
    if (same) return;
    fail(fmt::format("\"{}\" has the units \"{}\", wanted is \"{}\", in UTC", name,
                     found.value_or("no text"), wanted));
  }

  std::string name_;
  output::File file_;
};

/// Reads rows of a variable of regions and hours or days.
class Variable {
 public:
  Variable(const Input& input, const std::string& name, std::size_t regions, std::size_t length)
      : dataset_(input.open(name)), length_(length) {
    const std::vector<hsize_t> shape = output::shape_of(dataset_);
    if (shape != std::vector<hsize_t>{regions, length}) {
      input.fail(
          fmt::format("\"{}\" is {}, wanted is {} x {}", name, in_words(shape), regions, length));
    }
    const auto number = [&](const char* attribute) -> std::optional<double> {
      if (!output::has_attribute(dataset_.get(), attribute)) return std::nullopt;
      return output::get_number(dataset_.get(), attribute);
    };
    scale_ = number("scale_factor").value_or(1.0);
    offset_ = number("add_offset").value_or(0.0);
    absent_ = number("_FillValue");
  }

  /// Returns the numbers of a region, NaN for what is missing.
  [[nodiscard]] std::vector<double> row(std::size_t region) const {
    auto values = output::read_block(dataset_, {region, 0}, {1, length_});
    for (double& value : values) {
      value =
          absent_ && value == *absent_ ? grid::WeatherYears::kUnknown : value * scale_ + offset_;
    }
    return values;
  }

 private:
  Dataset dataset_;
  std::size_t length_;
  double scale_ = 1.0, offset_ = 0.0;
  std::optional<double> absent_;
};

std::vector<int> whole_years(Hour first, std::size_t hours) {
  std::vector<int> years;
  const Hour end = first + static_cast<Hour>(hours);
  for (int year = grid::year_of(first); grid::start_of_year(year + 1) <= end; ++year) {
    if (grid::start_of_year(year) >= first) years.push_back(year);
  }
  return years;
}

/// Returns the years of which the hours are only a part.
std::vector<int> cut_years(Hour first, std::size_t hours) {
  const Hour end = first + static_cast<Hour>(hours);
  const int first_year = grid::year_of(first), last_year = grid::year_of(end - 1);
  std::vector<int> years;
  if (grid::start_of_year(first_year) < first) years.push_back(first_year);
  const bool is_new = years.empty() || years.back() != last_year;
  if (grid::start_of_year(last_year + 1) > end && is_new) years.push_back(last_year);
  return years;
}

std::vector<float> part(const std::vector<double>& values, std::int64_t first, std::int64_t begin,
                        std::int64_t end) {
  std::vector<float> result;
  for (std::int64_t at = begin; at < end; ++at) {
    const std::int64_t place = at - first;
    const bool there = place >= 0 && place < static_cast<std::int64_t>(values.size());
    result.push_back(static_cast<float>(there ? values[static_cast<std::size_t>(place)]
                                              : grid::WeatherYears::kUnknown));
  }
  return result;
}

void append(std::vector<float>& all, std::vector<float> part) {
  all.insert(all.end(), part.begin(), part.end());
}

/// Adds a region's demand of a year per unit of its mean.
void add_demand(const Input& input, const std::string& region, std::vector<float> mw,
                grid::MeasuredYear& year) {
  double sum = 0.0;
  for (const float value : mw) sum += static_cast<double>(value);
  const double mean = sum / static_cast<double>(mw.size());
  if (!(mean > 0.0) || !std::isfinite(mean)) {
    input.fail(fmt::format("\"demand\" of {} in {} has no mean above zero, or hours are missing",
                           region, year.year));
  }
  for (float& value : mw) {
    value = static_cast<float>(static_cast<double>(value) / mean);
    if (value < 0.0F || static_cast<double>(value) > grid::WeatherYears::kMostPerUnit) {
      input.fail(
          fmt::format("\"demand\" of {} in {}: an hour of {:.3g} times the year's mean, "
                      "allowed is 0 to {}",
                      region, year.year, value, grid::WeatherYears::kMostPerUnit));
    }
  }
  append(year.demand, std::move(mw));
}

/// Returns the rows of the regions among the names of the file; those that it has not are noted.
std::vector<std::size_t> rows_of(const Input& input, const std::vector<std::string>& names,
                                 const std::vector<std::string>& regions, MeasuredYears& result) {
  std::vector<std::size_t> rows;
  for (const std::string& region : regions) {
    const auto found = std::ranges::find(names, region);
    if (found == names.end()) {
      result.lacking.push_back(region);
    } else if (std::find(found + 1, names.end(), region) != names.end()) {
      input.fail(fmt::format("\"{}\" has {} twice", kRegion, region));
    }
    rows.push_back(static_cast<std::size_t>(found - names.begin()));
  }
  return rows;
}

/// Adds what the file has by day to the years.
void add_days(const Input& input, const std::vector<std::string>& names,
              const std::vector<std::size_t>& rows, MeasuredYears& result) {
  const bool any =
      std::ranges::any_of(kAirTables, [&](const AirTable& each) { return input.has(each.name); });
  if (!any) return;
  const auto [first_day, days] = input.axis("day", "days");
  for (const AirTable& each : kAirTables) {
    if (!input.has(each.name)) continue;
    const Variable variable(input, each.name, names.size(), days);
    for (const std::size_t row : rows) {
      const std::vector<double> values = variable.row(row);
      const auto odd = std::ranges::find_if(
          values, [&](double value) { return value < each.lowest || value > each.highest; });
      if (odd != values.end()) {
        input.fail(fmt::format("\"{}\" of {}: {:g} found, allowed is {:g} to {:g}", each.name,
                               names[row], *odd, each.lowest, each.highest));
      }
      for (grid::MeasuredYear& year : result.years) {
        append(year.*each.table,
               part(values, first_day, grid::start_of_year(year.year) / kHoursOfDay,
                    grid::start_of_year(year.year + 1) / kHoursOfDay));
      }
    }
  }
}

MeasuredYears read(const Input& input, const std::vector<std::string>& regions,
                   const std::function<bool(int)>& wanted) {
  MeasuredYears result;
  const std::vector<std::string> names = input.regions();
  const std::vector<std::size_t> rows = rows_of(input, names, regions, result);
  const auto [first_hour, hours] = input.axis("time", "hours");
  result.known = whole_years(first_hour, hours);
  result.cut = cut_years(first_hour, hours);
  if (result.known.empty()) input.fail("it holds no whole calendar year");
  if (result.known.front() < kFirstMeasuredYear || result.known.back() > grid::kLastYear) {
    input.fail(fmt::format("its years are {} to {}, allowed is {} to {}", result.known.front(),
                           result.known.back(), kFirstMeasuredYear, grid::kLastYear));
  }
  if (!result.lacking.empty()) return result;
  for (const int year : result.known) {
    if (wanted(year))
      result.years.push_back(
          {.year = year, .demand = {}, .dry_bulb_c = {}, .wind_score = {}, .solar_score = {}});
  }
  const Variable demand(input, "demand", names.size(), hours);
  for (std::size_t r = 0; r < regions.size(); ++r) {
    const std::vector<double> row = demand.row(rows[r]);
    for (grid::MeasuredYear& year : result.years) {
      add_demand(
          input, regions[r],
          part(row, first_hour, grid::start_of_year(year.year), grid::start_of_year(year.year + 1)),
          year);
    }
  }
  add_days(input, names, rows, result);
  return result;
}

MeasuredYears read_whole(const std::filesystem::path& path, const std::vector<std::string>& regions,
                         const std::function<bool(int)>& wanted) {
  try {
    return read(Input(path), regions, wanted);
  } catch (const output::Hdf5Error& refused) {
    throw InputError(
        path.string() +
        ": this is no HDF5 file of measured years, or it is damaged: " + refused.reason());
  }
}

}  // namespace

MeasuredYears read_weather_years_file(const std::filesystem::path& path,
                                      const std::vector<std::string>& regions,
                                      const std::function<bool(int)>& wanted, FileOrigin origin) {
  output::silence_hdf5();
  if (origin == FileOrigin::shipped) return read_whole(path, regions, wanted);
  // a damaged file can crash HDF5 or keep it busy for ever: first in a process of its own
  (void)output::read_apart(path, output::limits_of(path), [&] {
    (void)read_whole(path, regions, wanted);
    return std::string();
  });
  return read_whole(path, regions, wanted);
}

}  // namespace gigaload::scenarios
