#include "tools/swing/swing_json.hpp"

#include <nlohmann/json.hpp>

namespace gigaload::tools {

namespace {

using Json = nlohmann::ordered_json;

Json answer(const std::optional<bool>& kept) { return kept ? Json(*kept) : Json(); }

Json limit_json(const sim::JudgedLimit& each) {
  static constexpr const char* kKinds[] = {"band", "step", "ramp"};
  Json json = {{"name", each.limit.name},
               {"worst", each.worst ? Json(*each.worst) : Json()},
               {"limit", each.limit.most},
               {"at_s", each.worst ? Json(each.at_s) : Json()},
               {"unit", unit_of(each.limit)},
               {"pass", answer(each.is_kept())},
               {"kind", kKinds[static_cast<std::size_t>(each.limit.kind)]},
               {"window_s", each.limit.window_s}};
  if (each.limit.kind == sim::SwingKind::band) {
    json["band_hz"] = Json::array({each.limit.band.low_hz, each.limit.band.high_hz});
  }
  if (!each.why_not.empty()) json["not_judged"] = each.why_not;
  if (!each.seen_in_part.empty()) json["seen_in_part"] = each.seen_in_part;
  return json;
}

}  // namespace

std::string swing_json(const SwingTold& told) {
  Json limits = Json::array();
  for (const sim::JudgedLimit& each : told.limits) limits.push_back(limit_json(each));
  Json json = {{"pass", answer(sim::is_kept(told.limits))},
               {"limits", limits},
               {"rule", told.rule},
               {"source", told.source},
               {"trace", told.trace},
               {"samples", told.samples},
               {"step_s", told.step_s},
               {"gaps", told.gaps},
               {"capacity_mw", told.capacity_mw},
               {"strongest_hz", told.spectrum.strongest_hz}};
  if (told.asked_for_buffer) {
    json["storage"] = told.buffer ? Json({{"power_mw", told.buffer->power_mw},
                                          {"energy_mwh", told.buffer->energy_mwh},
                                          {"window_s", told.buffer->window_s},
                                          {"share", told.buffer->share}})
                                  : Json();
  }
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace gigaload::tools
