#include "scenarios/readers/weather_years_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <utility>

#include "grid/core/calendar.hpp"
#include "grid/core/error.hpp"
#include "output/hdf5/attribute_read.hpp"
#include "output/hdf5/netcdf.hpp"

namespace gigaload::scenarios {
namespace {

using grid::Hour;
using output::Dataset;

constexpr std::int64_t kHoursOfDay = 24;
constexpr const char* kRegion = "region";

class Input {
 public:
  explicit Input(const std::filesystem::path& path)
      : name_(path.string()), file_(output::open_file(path, output::Access::read)) {}

  [[noreturn]] void fail(const std::string& what) const { throw InputError(name_ + ": " + what); }

  [[nodiscard]] bool has(const std::string& name) const {
    return H5Lexists(file_.get(), name.c_str(), H5P_DEFAULT) > 0;
  }

  [[nodiscard]] Dataset open(const std::string& name) const {
    if (!has(name)) fail("the variable \"" + name + "\" is missing: this is no file of years");
    return {H5Dopen2(file_.get(), name.c_str(), H5P_DEFAULT), "H5Dopen2 " + name};
  }

  /// Returns the first of consecutive whole numbers and how many there are.
  [[nodiscard]] std::pair<std::int64_t, std::size_t> axis(const std::string& name) const {
    const std::vector<double> values = output::read_all(open(name));
    for (std::size_t i = 1; i < values.size(); ++i) {
      if (values[i] != values[i - 1] + 1.0) {
        fail(fmt::format("\"{}\": {} does not follow upon {}", name, values[i], values[i - 1]));
      }
    }
    if (values.empty()) fail("\"" + name + "\" is empty");
    return {static_cast<std::int64_t>(values.front()), values.size()};
  }

  [[nodiscard]] std::vector<std::string> regions() const {
    return output::read_labels(open(kRegion));
  }

 private:
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
      input.fail(fmt::format("\"{}\" is {}, wanted is {} x {}", name, fmt::join(shape, " x "),
                             regions, length));
    }
    const auto number = [&](const char* attribute) -> std::optional<double> {
      if (!output::has_attribute(dataset_.get(), attribute)) return std::nullopt;
      return output::get_number(dataset_.get(), attribute);
    };
    scale_ = number("scale_factor").value_or(1.0);
    absent_ = number("_FillValue");
  }

  /// Returns the numbers of a region, NaN for what is missing.
  [[nodiscard]] std::vector<double> row(std::size_t region) const {
    auto values = output::read_block(dataset_, {region, 0}, {1, length_});
    for (double& value : values) {
      value = absent_ && value == *absent_ ? grid::WeatherYears::kUnknown : value * scale_;
    }
    return values;
  }

 private:
  Dataset dataset_;
  std::size_t length_;
  double scale_ = 1.0;
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

MeasuredYears read(const Input& input, const std::vector<std::string>& regions,
                   const std::function<bool(int)>& wanted) {
  MeasuredYears result;
  const std::vector<std::string> names = input.regions();
  std::vector<std::size_t> rows;
  for (const std::string& region : regions) {
    const auto found = std::ranges::find(names, region);
    if (found == names.end()) result.lacking.push_back(region);
    rows.push_back(static_cast<std::size_t>(found - names.begin()));
  }
  const auto [first_hour, hours] = input.axis("time");
  result.known = whole_years(first_hour, hours);
  if (result.known.empty()) input.fail("it holds no whole calendar year");
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
  if (!input.has("day")) return result;
  const auto [first_day, days] = input.axis("day");
  using Table = std::vector<float> grid::MeasuredYear::*;
  for (const auto& [name, table] :
       {std::pair<const char*, Table>{"dry_bulb", &grid::MeasuredYear::dry_bulb_c},
        {"wind_score", &grid::MeasuredYear::wind_score},
        {"solar_score", &grid::MeasuredYear::solar_score}}) {
    if (!input.has(name)) continue;
    const Variable variable(input, name, names.size(), days);
    for (const std::size_t row : rows) {
      const std::vector<double> values = variable.row(row);
      for (grid::MeasuredYear& year : result.years) {
        append(year.*table, part(values, first_day, grid::start_of_year(year.year) / kHoursOfDay,
                                 grid::start_of_year(year.year + 1) / kHoursOfDay));
      }
    }
  }
  return result;
}

}  // namespace

MeasuredYears read_weather_years_file(const std::filesystem::path& path,
                                      const std::vector<std::string>& regions,
                                      const std::function<bool(int)>& wanted) {
  output::silence_hdf5();
  try {
    return read(Input(path), regions, wanted);
  } catch (const output::Hdf5Error& refused) {
    throw InputError(
        path.string() +
        ": this is no HDF5 file of measured years, or it is damaged: " + refused.reason());
  }
}

}  // namespace gigaload::scenarios
