#include "sim/quantities/features.hpp"

#include <algorithm>

#include "grid/adequacy/sampling/risk.hpp"
#include "grid/adequacy/sampling/stop_rule.hpp"
#include "grid/core/calendar.hpp"
#include "sim/campus/campus_features.hpp"
#include "sim/scenario/areas.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/years/build_out_futures.hpp"
#include "sim/years/pipeline_parameter.hpp"

namespace gigaload::sim {

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
      return 1 + static_cast<std::size_t>(grid::year_of(s.end - 1) - grid::year_of(s.begin));
    case Axis::quantile:
      return has_feature(Feature::ensemble, s) ? s.ensemble.quantiles.size() : 0;
    case Axis::area:
      return has_feature(Feature::ensemble, s) ? area_names(s).size() : 0;
    case Axis::month:
      return has_feature(Feature::ensemble, s) ? grid::kMonths : 0;
    case Axis::hour_of_day:
      return has_feature(Feature::ensemble, s) ? grid::kHoursOfDay : 0;
    case Axis::parameter:
      return has_feature(Feature::sensitivities, s) ? pipeline_parameters(s).size() : 0;
    case Axis::bounds:
      return 2;
    case Axis::state:
      return state_rows(s).size();
    case Axis::planning_area:
      return planning_area_rows(s).size();
    case Axis::weather_year:
      return has_feature(Feature::weather_years, s) ? s.grid.weather_years->size() : 0;
    case Axis::future_quantile:
      return has_feature(Feature::futures, s) ? kFutureQuantiles.size() : 0;
  }
  return 0;
}

std::size_t columns_of(std::span<const Axis> axes, const Scenario& scenario) {
  std::size_t columns = 1;
  for (const Axis axis : axes) columns *= size_of(axis, scenario);
  return columns;
}

bool is_of_campuses(Feature feature) {
  return feature == Feature::water_allowance || feature == Feature::flexible_load ||
         feature == Feature::on_site_plant;
}

bool has_feature(Feature feature, const Scenario& scenario) {
  const auto any = [&](auto has) { return std::ranges::any_of(scenario.campuses, has); };
  switch (feature) {
    case Feature::none:
      return true;
    case Feature::ensemble:
      return scenario.ensemble.samples > 0;
    case Feature::reserves:
      return has_feature(Feature::ensemble, scenario) && scenario.keeps_reserves();
    case Feature::sample_stop:
      return has_feature(Feature::ensemble, scenario) && scenario.ensemble.until.has_value();
    case Feature::weather_years:
      return has_feature(Feature::ensemble, scenario) && scenario.draws_weather_years();
    case Feature::calibration:
      return scenario.calibration.enabled;
    case Feature::generation:
      return scenario.write_generation;
    case Feature::weather:
      return scenario.write_weather;
    case Feature::it_load:
      return scenario.write_it_load;
    case Feature::canada:
      return std::ranges::any_of(scenario.grid.data, [](const grid::RegionData& data) {
        return !data.canada_import_mw.empty();
      });
    case Feature::sensitivities:
      return scenario.write_sensitivities && !scenario.campuses.empty();
    case Feature::demand_response:
      return !scenario.demand_response.regions.empty();
    case Feature::water_allowance:
      return any([](const Campus& c) { return c.water.limits(); });
    case Feature::flexible_load:
      return has_feature(Feature::ensemble, scenario) && any(is_flexible);
    case Feature::on_site_plant:
      return any(has_plant);
    case Feature::states:
      return size_of(Axis::state, scenario) > 0;
    case Feature::planning_areas:
      return size_of(Axis::planning_area, scenario) > 0;
    case Feature::futures:
      return has_futures(scenario);
  }
  return true;
}

std::uint64_t fewest_samples(const EnsembleOptions& ensemble) {
  if (!ensemble.until) return ensemble.samples;
  return grid::adequacy::StopRule{.most = ensemble.until->at_most}.next({}, 0, ensemble.samples);
}

bool is_given(Feature feature, std::span<const Axis> axes, const Scenario& scenario) {
  return has_feature(feature, scenario) && std::ranges::all_of(axes, [&](Axis axis) {
           return axis == Axis::time || size_of(axis, scenario) > 0;
         });
}

}  // namespace gigaload::sim
