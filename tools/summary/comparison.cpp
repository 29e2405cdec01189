#include "tools/summary/comparison.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "grid/core/error.hpp"
#include "output/result/result_file.hpp"

namespace gigaload::tools {

namespace {

using output::ResultFile;

// clang-format off
constexpr std::array kQuantities = {
    ComparedQuantity{"energy", "MW h", false, "grid load", "TWh", 1e6},
    ComparedQuantity{"data_centre_energy", "MW h", false, "data centres", "TWh", 1e6},
    ComparedQuantity{"campus_energy", "MW h", false, "campuses", "TWh", 1e6},
    ComparedQuantity{"water_direct", "m3", false, "cooling water", "hm3", 1e6},
    ComparedQuantity{"data_centre_water_indirect", "m3", false, "water at plants", "hm3", 1e6},
    ComparedQuantity{"co2", "t", false, "CO2", "Mt", 1e6},
    ComparedQuantity{"unserved_energy", "MW h", false, "unserved", "GWh", 1e3},
    ComparedQuantity{"unserved_hours", "h", false, "short", "h", 1.0},
    ComparedQuantity{"event_days", "d", true, "event-days", "d", 1.0},
    ComparedQuantity{"lolh", "h", true, "LOLH", "h", 1.0},
    ComparedQuantity{"eue", "MW h", true, "EUE", "GWh", 1e3},
};
// clang-format on

std::string days_of(const ResultFile& file) {
  const grid::Hour begin = file.begin();
  const grid::Hour end = begin + static_cast<grid::Hour>(file.hours());
  return grid::to_string(grid::to_date(begin)) + " to " + grid::to_string(grid::to_date(end));
}

/// The first name that one list has and the other has not.
std::string lacking(const std::vector<std::string>& has, const std::vector<std::string>& not_all) {
  for (const std::string& name : has) {
    if (std::ranges::find(not_all, name) == not_all.end()) return name;
  }
  return {};
}

void refuse_unlike(const ResultFile& a, const std::string& name_of_a, const ResultFile& b,
                   const std::string& name_of_b) {
  for (const auto& [file, name] : {std::pair{&a, &name_of_a}, std::pair{&b, &name_of_b}}) {
    if (file->is_complete()) continue;
    throw InputError(fmt::format(
        "{}: the result of an interrupted run; finish it first (gigaload run ... --resume)",
        *name));
  }
  if (a.begin() != b.begin() || a.hours() != b.hours()) {
    throw InputError(fmt::format(
        "{} has {}, {} has {}: results of the same time are wanted (gigaload run ... --from, --to)",
        name_of_a, days_of(a), name_of_b, days_of(b)));
  }
  const auto of_a = a.labels("region"), of_b = b.labels("region");
  if (of_a == of_b) return;
  const std::string only_a = lacking(of_a, of_b), only_b = lacking(of_b, of_a);
  throw InputError(
      fmt::format("{} has {} regions, {} has {}{}: results of the same regions are wanted",
                  name_of_a, of_a.size(), name_of_b, of_b.size(),
                  !only_a.empty()   ? fmt::format(", without {}", only_a)
                  : !only_b.empty() ? fmt::format(", among them {}", only_b)
                                    : ", in another order"));
}

/// Reads a quantity of one file, [year][column].
class Column {
 public:
  Column(const ResultFile& file, const ComparedQuantity& quantity) {
    const std::string group = quantity.by_samples ? "adequacy/" : "summary/";
    if (!file.contains(group + quantity.name)) return;
    there_ = true;
    value_ = file.read(group + quantity.name);
    if (quantity.by_samples) error_ = file.read(group + quantity.name + "_standard_error");
  }
  [[nodiscard]] bool there() const { return there_; }
  [[nodiscard]] std::size_t columns() const { return value_.shape.at(1); }
  [[nodiscard]] double value(std::size_t year, std::size_t column) const {
    return value_.values.at(year * columns() + column);
  }
  [[nodiscard]] double error(std::size_t year, std::size_t column) const {
    return error_.values.at(year * columns() + column);
  }
  [[nodiscard]] double sum(std::size_t year) const {
    double sum = 0.0;
    for (std::size_t c = 0; c < columns(); ++c) sum += value(year, c);
    return sum;
  }

 private:
  bool there_ = false;
  output::Array value_, error_;
};

/// Returns the error of a difference. An error that is not known, since no sample had any, adds
/// nothing; none where both are like that.
std::optional<double> error_of_difference(double a, double b) {
  if (std::isnan(a) && std::isnan(b)) return std::nullopt;
  return std::hypot(std::isnan(a) ? 0.0 : a, std::isnan(b) ? 0.0 : b);
}

/// Fills one quantity in all years. `areas`: of the samples; empty without any.
void fill(std::size_t quantity, const Column& a, const Column& b,
          const std::vector<std::string>& areas, std::vector<ComparedYear>& years) {
  if (!a.there() || !b.there()) return;
  const bool by_samples = kQuantities.at(quantity).by_samples;
  for (std::size_t y = 0; y < years.size(); ++y) {
    auto& of_year = years[y].areas;
    const std::size_t first_region = of_year.size() - (by_samples ? areas.size() : a.columns());
    if (!by_samples) {
      of_year.front().by_quantity[quantity] = Difference{a.sum(y), b.sum(y), {}};
    }
    for (std::size_t c = 0; c < a.columns(); ++c) {
      Difference difference{a.value(y, c), b.value(y, c), {}};
      if (by_samples) difference.standard_error = error_of_difference(a.error(y, c), b.error(y, c));
      of_year[first_region + c].by_quantity[quantity] = difference;
    }
  }
}

}  // namespace

std::span<const ComparedQuantity> compared_quantities() { return kQuantities; }

Comparison compare(const ResultFile& a, const std::string& name_of_a, const ResultFile& b,
                   const std::string& name_of_b) {
  refuse_unlike(a, name_of_a, b, name_of_b);
  Comparison comparison{.a = name_of_a, .b = name_of_b, .years = {}};
  std::vector<std::string> areas;
  if (a.contains("adequacy/area") && b.contains("adequacy/area")) {
    areas = a.labels("adequacy/area");
  }
  std::vector<std::string> names = areas;
  if (names.empty()) {
    names = a.labels("region");
    names.insert(names.begin(), "all");
  }
  for (const int year : a.years()) {
    ComparedYear& of_year = comparison.years.emplace_back(ComparedYear{.year = year, .areas = {}});
    for (const std::string& name : names) {
      of_year.areas.push_back({name, std::vector<std::optional<Difference>>(kQuantities.size())});
    }
  }
  for (std::size_t q = 0; q < kQuantities.size(); ++q) {
    if (kQuantities.at(q).by_samples && areas.empty()) continue;
    fill(q, Column(a, kQuantities.at(q)), Column(b, kQuantities.at(q)), areas, comparison.years);
  }
  return comparison;
}

}  // namespace gigaload::tools
