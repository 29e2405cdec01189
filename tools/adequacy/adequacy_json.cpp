#include "tools/adequacy/adequacy_json.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

#include "grid/adequacy/sampling/none_seen.hpp"

namespace gigaload::tools {

namespace {

using grid::adequacy::Estimate;
using grid::adequacy::Metrics;
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
    if (grid::adequacy::counts_events(metric.estimate))
      all[metric.name]["upper_bound"] = grid::adequacy::most_if_none(samples);
  }
  return all;
}

template <class Entities>
Json by_name(const Entities& entities, const std::vector<Metrics>& all, std::uint64_t samples) {
  Json named = Json::object();
  for (std::size_t i = 0; i < all.size(); ++i) named[entities[i].name] = json_of(all[i], samples);
  return named;
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
  put_scopes(result, system, result.samples, json);
  json["system"]["daily_peak_lole"] = estimate({assessment.daily_peak_lole, 0.0});
  if (result.load_only) put_scopes(*result.load_only, system, result.samples, json["load_only"]);
  // names come from files: bytes that are no UTF-8 must not keep the numbers back
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace gigaload::tools
