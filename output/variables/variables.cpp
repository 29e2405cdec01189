#include "output/variables/variables.hpp"

#include <algorithm>
#include <string_view>

#include "grid/core/calendar.hpp"
#include "output/variables/variable_table.hpp"
#include "sim/campus/campus_features.hpp"
#include "sim/scenario/areas.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/years/pipeline_parameter.hpp"

namespace gigaload::output {

namespace {

using sim::ExchangeSums;
using sim::Frame;
using sim::Scenario;

bool is_of_ensemble(const Variable& v) {
  return v.place == Place::adequacy || v.source == Source(&Frame::shortfall_derated) ||
         v.source == Source(&Frame::lolp);
}

std::size_t years_of(const Scenario& s) {
  const int years = grid::year_of(s.end - 1) - grid::year_of(s.begin) + 1;
  return static_cast<std::size_t>(years);
}

}  // namespace

bool has_ensemble(const Scenario& scenario) { return scenario.ensemble.samples > 0; }

bool has_sensitivities(const Scenario& scenario) {
  return scenario.write_sensitivities && !scenario.campuses.empty();
}

std::span<const Variable> variables() {
  static const std::vector<Variable> table = variable_table();
  return table;
}

const char* name_of(Place place) {
  constexpr const char* names[] = {"",         "buildout", "sensitivity",
                                   "exchange", "summary",  "adequacy"};
  return names[static_cast<std::size_t>(place)];
}

const char* name_of(Axis axis) {
  constexpr const char* names[] = {"time", "region",   "campus", "technology", "deal",
                                   "year", "quantile", "area",   "parameter",  "bnds"};
  return names[static_cast<std::size_t>(axis)];
}

std::string path_of(const Variable& variable) {
  const std::string place = name_of(variable.place);
  return place.empty() ? variable.name : place + "/" + variable.name;
}

bool is_own_dimension(const Variable& variable) {
  return variable.axes.size() == 1 &&
         variable.name == std::string_view(name_of(variable.axes.front()));
}

std::size_t size_of(Axis axis, const Scenario& s) {
  switch (axis) {
    case Axis::time:
      return 0;
    case Axis::region:
      return s.grid.regions.size();
    case Axis::campus:
      return s.campuses.size();
    case Axis::technology:
      return s.grid.technologies.size();
    case Axis::deal:
      return s.deals.size();
    case Axis::year:
      return years_of(s);
    case Axis::quantile:
      return has_ensemble(s) ? s.ensemble.quantiles.size() : 0;
    case Axis::area:
      return has_ensemble(s) ? sim::area_names(s).size() : 0;
    case Axis::parameter:
      return has_sensitivities(s) ? sim::pipeline_parameters(s).size() : 0;
    case Axis::bounds:
      return 2;
  }
  return 0;
}

std::size_t columns_of(const Variable& variable, const Scenario& scenario) {
  std::size_t columns = 1;
  for (std::size_t a = 1; a < variable.axes.size(); ++a) {
    columns *= size_of(variable.axes[a], scenario);
  }
  return columns;
}

Feature feature_of(const Variable& v) {
  const auto is = [&](auto... sources) { return ((v.source == Source(sources)) || ...); };
  if (is(&Frame::water_shortfall, &Frame::water_limited_mw, &ExchangeSums::water_shortfall,
         &ExchangeSums::water_limited_energy)) {
    return Feature::water_allowance;
  }
  if (is(&Frame::campus_deferred, &Frame::campus_recovered, &ExchangeSums::deferred_energy,
         &ExchangeSums::recovered_energy)) {
    return Feature::flexible_load;
  }
  if (is(&Frame::onsite_generation, &ExchangeSums::onsite_energy)) return Feature::on_site_plant;
  return Feature::none;
}

bool has_feature(Feature feature, const Scenario& scenario) {
  const auto any = [&](auto has) { return std::ranges::any_of(scenario.campuses, has); };
  switch (feature) {
    case Feature::water_allowance:
      return any([](const sim::Campus& c) { return c.water.limits(); });
    case Feature::flexible_load:
      return has_ensemble(scenario) && any(sim::is_flexible);
    case Feature::on_site_plant:
      return any(sim::has_plant);
    case Feature::none:
      break;
  }
  return true;
}

bool is_written(const Variable& variable, const Scenario& scenario) {
  return is_given(variable, scenario) && has_feature(feature_of(variable), scenario);
}

bool is_given(const Variable& variable, const Scenario& scenario) {
  if (variable.place == Place::root && variable.source == Source(&Frame::generation)) {
    if (!scenario.write_generation) return false;
  }
  if (variable.source == Source(&Frame::dry_bulb) || variable.source == Source(&Frame::wet_bulb)) {
    if (!scenario.write_weather) return false;
  }
  if (is_of_ensemble(variable) && !has_ensemble(scenario)) return false;
  if (variable.place == Place::sensitivity && !has_sensitivities(scenario)) return false;
  if (variable.source == Source(&ExchangeSums::perfect_capacity) && !scenario.calibration.enabled) {
    return false;
  }
  for (const Axis axis : variable.axes) {
    if (axis != Axis::time && size_of(axis, scenario) == 0) return false;
  }
  return true;
}

}  // namespace gigaload::output
