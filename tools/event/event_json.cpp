#include "tools/event/event_json.hpp"

#include <nlohmann/json.hpp>

namespace gigaload::tools {

namespace {

using Json = nlohmann::ordered_json;

Json json_of(const FollowedEvent& followed) {
  const sim::FrequencyOutcome& o = followed.outcome;
  Json json;
  json["lost_mw"] = o.lost_mw;
  json["extreme_hz"] = o.extreme_hz;
  json["extreme_s"] = o.extreme_s;
  json["settling_hz"] = o.settling_hz;
  json["rocof_hz_per_s"] = o.rocof_hz_per_s;
  json["mean_20_52_hz"] = o.mean_20_52_hz;  // NaN is written as null
  json["shed_mw"] = followed.shed_mw();
  json["left_mw"] = followed.left_mw();
  json["tripped_mw"] = o.tripped_mw;
  json["load_mw"] = followed.inertia.load_mw;
  json["committed_mw"] = followed.inertia.committed_mw;
  json["inertia_mws"] = followed.inertia.energy_mws;
  const sim::FrequencyParameters& parameters = followed.inertia.parameters;
  json["response_mw_per_tenth_hz"] = parameters.response_mw_per_tenth_hz();
  json["response_above_mw_per_tenth_hz"] = parameters.response_above_mw_per_tenth_hz();
  return json;
}

}  // namespace

std::string event_json(const std::string& scenario, const std::string& time,
                       std::span<const FollowedEvent> events) {
  Json all = Json::object();
  for (const FollowedEvent& each : events) all[each.interconnection] = json_of(each);
  const Json whole = {{"scenario", scenario}, {"time", time}, {"interconnections", all}};
  return whole.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace gigaload::tools
