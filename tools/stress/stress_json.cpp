#include "tools/stress/stress_json.hpp"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

namespace gigaload::tools {

namespace {

using Json = nlohmann::ordered_json;

std::string utc(sim::Hour hour) {
  std::string text = hour_text(hour);
  text[10] = 'T';
  return text + "Z";
}

Json number(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

/// Adds a number of the samples under its name, with its error and quantiles beside it.
void add_spread(const char* name, const char* unit, const sim::Spread& spread, Json& to) {
  const auto full = [&](const char* what) { return fmt::format("{}_{}{}", name, what, unit); };
  to[fmt::format("{}{}", name, unit)] = number(spread.mean);
  to[full("standard_error")] = number(spread.standard_error);
  to[full("p10")] = number(spread.p10);
  to[full("p50")] = number(spread.p50);
  to[full("p90")] = number(spread.p90);
}

Json area_json(const sim::StressArea& area) {
  Json json = Json::object();
  add_spread("outages", "_mw", area.outages_mw, json);
  json["outages_at"] = utc(area.outages_at);
  add_spread("peak_shed", "_mw", area.peak_shed_mw, json);
  add_spread("shed", "_mwh", area.shed_mwh, json);
  add_spread("shed_hours", "", area.shed_hours, json);
  json["balance_peak_shed_mw"] = number(area.balance_peak_shed_mw);
  json["balance_shed_mwh"] = number(area.balance_shed_mwh);
  json["balance_shed_hours"] = number(area.balance_shed_hours);
  json["demand_peak_mw"] = number(area.demand_peak_mw);
  json["thermal_mw"] = number(area.thermal_mw);
  json["worst_at"] = utc(area.worst_at);
  json["worst_import_mw"] = number(area.worst_import_mw);
  json["coldest_day_c"] = number(area.coldest_day_c);
  json["warmest_day_c"] = number(area.warmest_day_c);
  return json;
}

Json rows_json(const sim::Stress& stress, sim::AreaKind kind) {
  Json rows = Json::object();
  for (const sim::StressArea* area : rows_of(stress, kind)) {
    rows[area->area.name] = area_json(*area);
  }
  return rows;
}

}  // namespace

std::string stress_json(const StressTold& told) {
  const Json json = {{"event", told.event.name},
                     {"title", told.event.title},
                     {"begin", utc(told.event.begin)},
                     {"end", utc(told.event.end)},
                     {"year", told.year},
                     {"year_begin", utc(told.stress.begin)},
                     {"year_end", utc(told.stress.end)},
                     {"scenario", told.scenario},
                     {"campuses", told.campuses},
                     {"samples", told.stress.samples},
                     {"assumptions", told.stress.assumptions},
                     {"areas", rows_json(told.stress, told.rows)},
                     {"interconnections", rows_json(told.stress, sim::AreaKind::interconnection)}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace gigaload::tools
