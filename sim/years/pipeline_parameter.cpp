#include "sim/years/pipeline_parameter.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "sim/scenario/scenario.hpp"

namespace gigaload::sim {

namespace {

/// Returns the mean over the campuses, by MW: exactly the value that they have in common.
double mean_of(const std::vector<Campus>& campuses, double StageTimes::* time) {
  const double first = campuses.front().stages.*time;
  if (std::ranges::all_of(campuses, [&](const Campus& c) { return c.stages.*time == first; })) {
    return first;
  }
  double sum = 0.0, weights = 0.0;
  for (const Campus& campus : campuses) {
    for (const Phase& phase : campus.phases) {
      sum += phase.capacity_mw * campus.stages.*time;
      weights += phase.capacity_mw;
    }
  }
  return weights > 0.0 ? sum / weights : first;
}

}  // namespace

std::vector<PipelineParameter> pipeline_parameters(const Scenario& scenario) {
  std::vector<PipelineParameter> parameters;
  if (scenario.campuses.empty()) return parameters;
  const auto stage = [&](ParameterKind kind, const char* name, const char* unit,
                         double StageTimes::* time) {
    parameters.push_back({.kind = kind,
                          .region = {},
                          .name = name,
                          .unit = unit,
                          .value = mean_of(scenario.campuses, time)});
  };
  using enum ParameterKind;
  stage(pre_development, "pre_development", "yr", &StageTimes::pre_development_y);
  stage(construction, "construction", "yr", &StageTimes::construction_y);
  stage(fill, "fill", "yr", &StageTimes::fill_y);
  stage(pre_development_cancellation, "pre_development_cancellation", "yr-1",
        &StageTimes::pre_development_cancellation_per_y);
  stage(construction_cancellation, "construction_cancellation", "yr-1",
        &StageTimes::construction_cancellation_per_y);

  const auto limit = [&](PipelineParameter parameter) {
    if (std::isfinite(parameter.value)) parameters.push_back(std::move(parameter));
  };
  std::set<RegionIndex> regions;
  for (const Campus& campus : scenario.campuses) regions.insert(campus.region);
  const Limits& limits = scenario.limits;
  for (const RegionIndex region : regions) {
    limit({.kind = connection,
           .region = region,
           .name = "connection." + scenario.grid.regions[region.get()].name,
           .unit = "MW yr-1",
           .value = limits.connection_mw_per_y[region.get()]});
  }
  for (std::size_t a = 0; a < limits.areas.size(); ++a) {
    const AreaConnections& area = limits.areas[a];
    if (std::ranges::none_of(area.regions, [&](RegionIndex r) { return regions.contains(r); })) {
      continue;
    }
    limit({.kind = area_connection,
           .region = {},
           .area = a,
           .name = "connection." + area.name,
           .unit = "MW yr-1",
           .value = area.connection_mw_per_y});
  }
  limit({.kind = national_construction,
         .region = {},
         .name = "national_construction",
         .unit = "MW",
         .value = limits.national_construction_mw});
  limit({.kind = accelerator_supply,
         .region = {},
         .name = "accelerator_supply",
         .unit = "MW yr-1",
         .value = limits.accelerator_supply_mw_per_y});
  return parameters;
}

ChainOf<Dual> moved_by(const Chain& chain, ParameterKind kind, double moves_with_construction) {
  ChainOf<Dual> moved = chain.as<Dual>();
  // r = k / tau: dr/dtau = -r^2 / k
  const auto move_rate = [&chain](StageOf<Dual>& stage, Block block, double dtau) {
    const double r = stage.rate_per_y.value;
    stage.rate_per_y.tangent = -r * r / static_cast<double>(chain.states.count(block)) * dtau;
  };
  switch (kind) {
    case ParameterKind::pre_development:
      move_rate(moved.pre_development, Block::pre_development, 1.0);
      break;
    case ParameterKind::construction:
      move_rate(moved.construction, Block::construction, moves_with_construction);
      break;
    case ParameterKind::fill:
      moved.fill_rate_per_y.tangent = -chain.fill_rate_per_y * chain.fill_rate_per_y;
      break;
    case ParameterKind::pre_development_cancellation:
      moved.pre_development.hazard_per_y.tangent = 1.0;
      break;
    case ParameterKind::construction_cancellation:
      moved.construction.hazard_per_y.tangent = 1.0;
      break;
    case ParameterKind::connection:
    case ParameterKind::area_connection:
    case ParameterKind::national_construction:
    case ParameterKind::accelerator_supply:
      break;
  }
  return moved;
}

PipelineLimits<Dual> moved_by(const Limits& limits, const PipelineParameter& parameter) {
  PipelineLimits<Dual> moved = limits_as<Dual>(limits);
  switch (parameter.kind) {
    case ParameterKind::connection:
      moved.connection_mw_per_y[parameter.region.get()].tangent = 1.0;
      break;
    case ParameterKind::area_connection:
      moved.areas[parameter.area].connection_mw_per_y.tangent = 1.0;
      break;
    case ParameterKind::national_construction:
      moved.national_construction_mw.tangent = 1.0;
      break;
    case ParameterKind::accelerator_supply:
      moved.accelerator_supply_mw_per_y.tangent = 1.0;
      break;
    case ParameterKind::pre_development:
    case ParameterKind::construction:
    case ParameterKind::fill:
    case ParameterKind::pre_development_cancellation:
    case ParameterKind::construction_cancellation:
      break;
  }
  return moved;
}

}  // namespace gigaload::sim
