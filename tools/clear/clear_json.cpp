#include "tools/clear/clear_json.hpp"

#include <nlohmann/json.hpp>

namespace gigaload::tools {

namespace {

using Json = nlohmann::ordered_json;

Json case_json(const ClearedCase& cleared) {
  const sim::Clearing& found = cleared.clearing;
  Json rounds = Json::array();
  for (const std::size_t round : found.failed_in_round) {
    rounds.push_back(round > 0 ? Json(round) : Json(nullptr));
  }
  return {{"name", cleared.of.name},
          {"parties", cleared.of.claims.names},
          {"owed", found.owed_busd},
          {"paid", found.paid_busd},
          {"defaults", defaults_of(found)},
          {"failed_in_round", rounds},
          {"lost", found.lost_busd},
          {"equity", found.equity_busd},
          {"default_costs", found.default_cost_busd},
          {"external_lost", found.outside_lost_busd}};
}

}  // namespace

std::string clear_json(const std::vector<ClearedCase>& cases) {
  Json list = Json::array();
  for (const ClearedCase& cleared : cases) list.push_back(case_json(cleared));
  return Json{{"cases", list}}.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace gigaload::tools
