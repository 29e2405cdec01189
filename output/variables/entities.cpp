#include "output/variables/entities.hpp"

#include <functional>
#include <numeric>

#include "grid/adequacy/sampling/risk.hpp"
#include "sim/campus/campus_features.hpp"
#include "sim/quantities/features.hpp"
#include "sim/scenario/areas.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/years/build_out_futures.hpp"
#include "sim/years/pipeline_parameter.hpp"

namespace gigaload::output::entities {

namespace {

template <class Result, class Item, class Field>
std::vector<Result> each(const std::vector<Item>& items, Field field) {
  std::vector<Result> result;
  result.reserve(items.size());
  for (const Item& item : items) result.emplace_back(std::invoke(field, item));
  return result;
}

template <class Item, class Field>
Strings texts(const std::vector<Item>& items, Field field) {
  return each<std::string>(items, field);
}

const char* technology_kind_of(const grid::Technology& technology) {
  switch (technology.kind) {
    case grid::TechnologyKind::thermal:
      return "thermal";
    case grid::TechnologyKind::wind:
      return "wind";
    case grid::TechnologyKind::solar:
      return "solar";
    case grid::TechnologyKind::hydro:
      return "hydro";
    case grid::TechnologyKind::storage:
      return "storage";
    case grid::TechnologyKind::other:
      return "other";
  }
  return "";
}

/// The name of an enumerator of the model, as scenarios write it.
template <class Enum>
const char* name_of(Enum value) {
  return names_of(value)[static_cast<std::size_t>(value)];
}

}  // namespace

Strings region(const sim::Scenario& s) { return texts(s.grid.regions, &grid::Region::name); }

Strings region_title(const sim::Scenario& s) { return texts(s.grid.regions, &grid::Region::title); }

Strings interconnection(const sim::Scenario& s) {
  return texts(s.grid.regions, &grid::Region::interconnection);
}

Strings region_state(const sim::Scenario& s) { return texts(s.grid.regions, &grid::Region::state); }

Strings region_planning_area(const sim::Scenario& s) {
  return texts(s.grid.regions, &grid::Region::planning_area);
}

Strings technology(const sim::Scenario& s) {
  return texts(s.grid.technologies, &grid::Technology::name);
}

Strings technology_title(const sim::Scenario& s) {
  return texts(s.grid.technologies, &grid::Technology::title);
}

Strings technology_kind(const sim::Scenario& s) {
  return texts(s.grid.technologies, technology_kind_of);
}

Strings campus(const sim::Scenario& s) { return texts(s.campuses, &sim::Campus::name); }

Strings campus_title(const sim::Scenario& s) { return texts(s.campuses, &sim::Campus::title); }

Strings campus_region(const sim::Scenario& s) {
  return texts(s.campuses,
               [&](const sim::Campus& campus) { return s.grid.regions[campus.region.get()].name; });
}

Strings campus_cooling(const sim::Scenario& s) {
  return texts(s.campuses, [](const sim::Campus& campus) { return name_of(campus.load.cooling); });
}

Strings campus_contract(const sim::Scenario& s) {
  return texts(s.campuses, [](const sim::Campus& campus) { return name_of(campus.contract); });
}

Doubles campus_capacity(const sim::Scenario& s) {
  return each<double>(s.campuses, sim::capacity_mw);
}

Doubles latitude(const sim::Scenario& s) {
  return each<double>(s.campuses, &sim::Campus::latitude);
}

Doubles longitude(const sim::Scenario& s) {
  return each<double>(s.campuses, &sim::Campus::longitude);
}

Strings deal(const sim::Scenario& s) { return texts(s.deals, &sim::Deal::name); }

Strings deal_title(const sim::Scenario& s) { return texts(s.deals, &sim::Deal::title); }

Strings deal_kind(const sim::Scenario& s) {
  return texts(s.deals, [](const sim::Deal& deal) { return name_of(deal.kind); });
}

Doubles campus_deal_share(const sim::Scenario& s) {
  Doubles shares(s.campuses.size() * s.deals.size(), 0.0);
  for (std::size_t c = 0; c < s.campuses.size(); ++c) {
    for (const sim::DealShare& share : s.campuses[c].deals) {
      shares[c * s.deals.size() + share.deal.get()] = share.share;
    }
  }
  return shares;
}

Strings state(const sim::Scenario& s) { return texts(sim::state_rows(s), &sim::Area::name); }

Strings planning_area(const sim::Scenario& s) {
  return texts(sim::planning_area_rows(s), &sim::Area::name);
}

Strings area(const sim::Scenario& s) { return sim::area_names(s); }

Strings area_kind(const sim::Scenario& s) {
  return texts(sim::areas_of(s), [](const sim::Area& area) { return sim::word_of(area.kind); });
}

Doubles month(const sim::Scenario& /*s*/) {
  Doubles months(grid::kMonths);
  std::iota(months.begin(), months.end(), 1.0);
  return months;
}

Doubles hour_of_day(const sim::Scenario& /*s*/) {
  Doubles hours(grid::kHoursOfDay);
  std::iota(hours.begin(), hours.end(), 0.0);
  return hours;
}

Doubles weather_year(const sim::Scenario& s) {
  if (sim::size_of(sim::Axis::weather_year, s) == 0) return {};
  const std::vector<int>& years = s.grid.weather_years->years();
  return {years.begin(), years.end()};
}

Strings parameter(const sim::Scenario& s) {
  return texts(sim::pipeline_parameters(s), &sim::PipelineParameter::name);
}

Strings parameter_unit(const sim::Scenario& s) {
  return texts(sim::pipeline_parameters(s), &sim::PipelineParameter::unit);
}

Doubles parameter_value(const sim::Scenario& s) {
  return each<double>(sim::pipeline_parameters(s), &sim::PipelineParameter::value);
}

Doubles quantile(const sim::Scenario& s) { return s.ensemble.quantiles; }

Doubles future_quantile(const sim::Scenario& /*s*/) {
  return {sim::kFutureQuantiles.begin(), sim::kFutureQuantiles.end()};
}

}  // namespace gigaload::output::entities
