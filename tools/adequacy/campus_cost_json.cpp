#include "tools/adequacy/campus_cost_json.hpp"

#include <nlohmann/json.hpp>

#include "grid/adequacy/sampling/none_seen.hpp"

namespace gigaload::tools {

std::string campus_cost_json(const sim::CampusCost& cost) {
  using Json = nlohmann::ordered_json;
  const auto days = [&](const grid::adequacy::Estimate& e) -> Json {
    if (e.value != 0.0) return {{"value", e.value}, {"standard_error", e.standard_error}};
    Json none = {{"value", 0.0}, {"standard_error", nullptr}};
    const auto bound = grid::adequacy::upper_bound_95(&grid::adequacy::Metrics::event_days,
                                                      cost.samples, 1.0 / cost.share_of_year);
    if (bound) none["upper_bound_95"] = *bound;
    return none;
  };
  Json areas = Json::array();
  for (const sim::AreaCost& area : cost.areas) {
    areas.push_back({{"area", area.name},
                     {"kind", sim::word_of(area.kind)},
                     {"lole_with", days(area.with)},
                     {"lole_without", days(area.without)},
                     {"lole_restored", days(area.restored)},
                     {"perfect_capacity_mw",
                      {{"value", area.capacity_mw},
                       {"standard_error", area.standard_error_mw},
                       {"low", area.low_mw},
                       {"high", area.high_mw},
                       {"at_least", area.none_without && area.capacity_mw > 0.0}}}});
  }
  const Json json = {{"samples", cost.samples},
                     {"share_of_year", cost.share_of_year},
                     {"areas", std::move(areas)},
                     {"assumptions", cost.assumptions}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace gigaload::tools
