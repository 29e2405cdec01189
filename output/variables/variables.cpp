#include "output/variables/variables.hpp"

#include <string_view>

#include "grid/adequacy/sampling/none_seen.hpp"
#include "output/variables/variable_table.hpp"
#include "sim/campus/campus_features.hpp"
#include "sim/scenario/areas.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/years/pipeline_parameter.hpp"

namespace gigaload::output {

std::span<const Variable> variables() {
  static const std::vector<Variable> table = variable_table();
  return table;
}

const char* name_of(Place place) {
  constexpr const char* names[] = {
      "",        "buildout", "sensitivity",    "exchange",
      "summary", "states",   "planning_areas", "adequacy"};  // in the order of Place
  return names[static_cast<std::size_t>(place)];
}

const char* name_of(Axis axis, Place place) {
  if (axis == Axis::time && place != Place::root) return "exchange_time";
  // in the order of Axis; none is named "quantile": xarray's Dataset.quantile() makes one of that
  // name
  constexpr const char* names[] = {"time",  "region",        "campus",          "technology",
                                   "deal",  "year",          "sample_quantile", "area",
                                   "month", "hour_of_day",   "parameter",       "bnds",
                                   "state", "planning_area", "weather_year",    "future_quantile"};
  return names[static_cast<std::size_t>(axis)];
}

std::string path_of(const Variable& variable) {
  const std::string place = name_of(variable.place);
  return place.empty() ? variable.name : place + "/" + variable.name;
}

bool is_own_dimension(const Variable& variable) {
  return variable.axes.size() == 1 &&
         variable.name == std::string_view(name_of(variable.axes.front(), variable.place));
}

std::vector<double> EstimateRow::of(const sim::YearAdequacy& year) const {
  using grid::adequacy::Estimate;
  std::vector<double> row;
  const bool load_only = criterion == grid::adequacy::Criterion::load_only;
  for (const auto& area : load_only ? year.load_only : year.areas) {
    const Estimate& estimate = area.*metric;
    row.push_back(part == &Estimate::standard_error ? grid::adequacy::known_error(estimate)
                                                    : estimate.*part);
  }
  return row;
}

std::vector<double> RiskRow::of(const sim::YearAdequacy& year) const {
  std::vector<double> row;
  for (const auto& risk : year.risks) {
    const std::vector<double> values = quantity->of(risk);
    row.insert(row.end(), values.begin(), values.end());
  }
  return row;
}

std::vector<double> WeatherYearRow::of(const sim::YearAdequacy& year) const {
  std::vector<double> row;
  for (const auto& area : year.weather_years) {
    row.insert(row.end(), (area.*values).begin(), (area.*values).end());
  }
  return row;
}

bool is_year_row(const Variable& variable) {
  return std::holds_alternative<EstimateRow>(variable.source) ||
         std::holds_alternative<RiskRow>(variable.source) ||
         std::holds_alternative<WeatherYearRow>(variable.source) ||
         std::holds_alternative<YearNumber>(variable.source);
}

std::vector<double> year_row(const Variable& variable, const sim::YearAdequacy& year) {
  if (const auto* risk = std::get_if<RiskRow>(&variable.source)) return risk->of(year);
  if (const auto* row = std::get_if<WeatherYearRow>(&variable.source)) return row->of(year);
  if (const auto* one = std::get_if<YearNumber>(&variable.source)) return {year.*(one->number)};
  return std::get<EstimateRow>(variable.source).of(year);
}

std::size_t columns_of(const Variable& variable, const sim::Scenario& scenario) {
  return sim::columns_of(std::span(variable.axes).subspan(1), scenario);
}

namespace {

bool tells_of_nothing(const Variable& variable, const sim::Scenario& scenario) {
  return std::holds_alternative<MachinesNumber>(variable.source) && scenario.deals.empty();
}

}  // namespace

bool is_given(const Variable& variable, const sim::Scenario& scenario) {
  if (tells_of_nothing(variable, scenario)) return false;
  const Feature feature = sim::is_of_campuses(variable.feature) ? Feature::none : variable.feature;
  return sim::is_given(feature, variable.axes, scenario);
}

bool is_written(const Variable& variable, const sim::Scenario& scenario) {
  return !tells_of_nothing(variable, scenario) &&
         sim::is_given(variable.feature, variable.axes, scenario);
}

}  // namespace gigaload::output
