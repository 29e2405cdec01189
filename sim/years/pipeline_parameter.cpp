#include "sim/years/pipeline_parameter.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace gigaload::sim {

namespace {

/// Mean over the campuses, by MW: exactly the value that they have in common.
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

  const auto limit = [&](ParameterKind kind, RegionIndex region, std::string name, const char* unit,
                         double value) {
    if (!std::isfinite(value)) return;
    parameters.push_back(
        {.kind = kind, .region = region, .name = std::move(name), .unit = unit, .value = value});
  };
  std::set<RegionIndex> regions;
  for (const Campus& campus : scenario.campuses) regions.insert(campus.region);
  const Limits& limits = scenario.limits;
  for (const RegionIndex region : regions) {
    limit(connection, region, "connection." + scenario.grid.regions[region.get()].name, "MW yr-1",
          limits.connection_mw_per_y[region.get()]);
  }
  limit(national_construction, {}, "national_construction", "MW", limits.national_construction_mw);
  limit(accelerator_supply, {}, "accelerator_supply", "MW yr-1",
        limits.accelerator_supply_mw_per_y);
  return parameters;
}

Chain rate_derivatives(const Chain& chain, ParameterKind by) {
  Chain d = chain;
  for (Stage* stage : {&d.pre_development, &d.construction}) {
    stage->rate_per_y = 0.0;
    stage->hazard_per_y = 0.0;
  }
  d.fill_rate_per_y = 0.0;
  // r = k / tau: dr/dtau = -r^2 / k
  const auto by_time = [](const Stage& stage) {
    return -stage.rate_per_y * stage.rate_per_y / static_cast<double>(stage.shape);
  };
  switch (by) {
    case ParameterKind::pre_development:
      d.pre_development.rate_per_y = by_time(chain.pre_development);
      break;
    case ParameterKind::construction:
      d.construction.rate_per_y = by_time(chain.construction);
      break;
    case ParameterKind::fill:
      d.fill_rate_per_y = -chain.fill_rate_per_y * chain.fill_rate_per_y;
      break;
    case ParameterKind::pre_development_cancellation:
      d.pre_development.hazard_per_y = 1.0;
      break;
    case ParameterKind::construction_cancellation:
      d.construction.hazard_per_y = 1.0;
      break;
    case ParameterKind::connection:
    case ParameterKind::national_construction:
    case ParameterKind::accelerator_supply:
      break;
  }
  return d;
}

}  // namespace gigaload::sim
