#include "tools/adequacy/adequacy_json.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

#include "grid/adequacy/sampling/none_seen.hpp"

namespace gigaload::tools {

namespace {

using grid::adequacy::Estimate;
using grid::adequacy::Metrics;
using grid::adequacy::Risk;
using Json = nlohmann::ordered_json;

Json estimate(const Estimate& e) {
  if (!std::isfinite(e.value)) return nullptr;
  return {{"value", e.value}, {"standard_error", e.standard_error}};
}

/// `samples` 0: the exact values.
Json json_of(const Metrics& m, std::uint64_t samples) {
  Json all = Json::object();
  for (const auto& metric : grid::adequacy::metrics()) {
    const Estimate& e = m.*metric.estimate;
    all[metric.name] = estimate(e);
    if (samples == 0 || e.value != 0.0) continue;
    all[metric.name] = {{"value", 0.0}, {"standard_error", nullptr}};
    if (const auto bound = grid::adequacy::upper_bound_95(metric.estimate, samples))
      all[metric.name]["upper_bound_95"] = *bound;
  }
  return all;
}

/// Adds when loss of load falls and how far it goes, all null where `risk` was not sampled. What is
/// by month and hour is for a file.
void add_risk(Json& all, const Risk& risk) {
  for (const auto& quantity : grid::adequacy::risk_quantities()) {
    if (quantity.axes == grid::adequacy::RiskAxes::month_and_hour) continue;
    Json& place = all[quantity.name] = nullptr;
    if (risk.lolh.empty()) continue;
    if (quantity.axes == grid::adequacy::RiskAxes::month) {
      place = quantity.of(risk);
    } else if (const double value = quantity.of(risk).front(); std::isfinite(value)) {
      place = value;
    }
  }
}

template <class Entities>
Json by_name(const Entities& entities, const std::vector<Metrics>& all, std::uint64_t samples) {
  Json named = Json::object();
  for (std::size_t i = 0; i < all.size(); ++i) named[entities[i].name] = json_of(all[i], samples);
  return named;
}

template <class Entities>
void add_risks(Json& named, const Entities& entities, const std::vector<Risk>& risks) {
  for (std::size_t i = 0; i < entities.size(); ++i) {
    add_risk(named[entities[i].name], i < risks.size() ? risks[i] : Risk{});
  }
}

void put_scopes(const grid::adequacy::ScopeMetrics& of, const grid::adequacy::SystemModel& system,
                std::uint64_t samples, Json& json) {
  json["system"] = json_of(of.system, samples);
  json["regions"] = by_name(system.regions, of.regions, samples);
  if (!system.groups.empty()) json["groups"] = by_name(system.groups, of.groups, samples);
}

}  // namespace

std::string adequacy_json(const Assessment& assessment, const grid::adequacy::SystemModel& system) {
  const auto& result = assessment.result;
  Json json = {{"method", assessment.method}};
  json["samples"] = result.samples > 0 ? Json(result.samples) : Json(nullptr);
  json["energy_unit"] = system.units.energy;
  json["power_unit"] = system.units.power;
  json["assumptions"] = assessment.assumptions;
  put_scopes(result, system, result.samples, json);
  json["system"]["daily_peak_lole"] = estimate({assessment.daily_peak_lole, 0.0});
  add_risk(json["system"], result.system_risk);
  add_risks(json["regions"], system.regions, result.region_risks);
  if (!system.groups.empty()) add_risks(json["groups"], system.groups, result.group_risks);
  if (result.load_only) put_scopes(*result.load_only, system, result.samples, json["load_only"]);
  // names come from files: bytes that are no UTF-8 must not keep the numbers back
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace gigaload::tools
