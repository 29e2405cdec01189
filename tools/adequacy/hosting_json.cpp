#include "tools/adequacy/hosting_json.hpp"

#include <nlohmann/json.hpp>

namespace gigaload::tools {

std::string hosting_json(const sim::Hosting& hosting) {
  using Json = nlohmann::ordered_json;
  const auto pair = [](const grid::adequacy::Estimate& e) -> Json {
    return {{"value", e.value}, {"standard_error", e.standard_error}};
  };
  const Json json = {{"hosted_mw", hosting.hosted_mw},
                     {"low_mw", hosting.low_mw},
                     {"high_mw", hosting.high_mw},
                     {"mean_load_mw", hosting.load_mw},
                     {"beyond", hosting.beyond},
                     {"region", {{"without", pair(hosting.none)}, {"with", pair(hosting.hosted)}}},
                     {"interconnection",
                      {{"without", pair(hosting.interconnection_none)},
                       {"with", pair(hosting.interconnection_hosted)}}}};
  return json.dump() + '\n';
}

}  // namespace gigaload::tools
