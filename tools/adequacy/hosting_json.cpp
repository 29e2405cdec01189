#include "tools/adequacy/hosting_json.hpp"

#include <nlohmann/json.hpp>

#include "grid/adequacy/sampling/none_seen.hpp"

namespace gigaload::tools {

std::string hosting_json(const sim::Hosting& hosting) {
  using Json = nlohmann::ordered_json;
  const auto pair = [&](const grid::adequacy::Estimate& e) -> Json {
    if (e.value != 0.0) return {{"value", e.value}, {"standard_error", e.standard_error}};
    Json none = {{"value", 0.0}, {"standard_error", nullptr}};
    const auto bound = grid::adequacy::upper_bound_95(hosting.metric, hosting.samples,
                                                      1.0 / hosting.share_of_year);
    if (bound) none["upper_bound_95"] = *bound;
    return none;
  };
  Json json = {{"hosted_mw", hosting.hosted_mw},
               {"low_mw", hosting.low_mw},
               {"high_mw", hosting.high_mw},
               {"mean_load_mw", hosting.load_mw},
               {"beyond", hosting.beyond},
               {"share_of_year", hosting.share_of_year},
               {"assumptions", hosting.assumptions},
               {"region", {{"without", pair(hosting.none)}, {"with", pair(hosting.hosted)}}},
               {"interconnection",
                {{"without", pair(hosting.interconnection_none)},
                 {"with", pair(hosting.interconnection_hosted)}}}};
  if (hosting.planning_area_none && hosting.planning_area_hosted) {
    json["planning_area"] = {{"without", pair(*hosting.planning_area_none)},
                             {"with", pair(*hosting.planning_area_hosted)}};
  }
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace gigaload::tools
