#include "scenarios/language/schema.hpp"

#include <algorithm>
#include <iterator>

#include "grid/core/hours_of_year.hpp"
#include "scenarios/language/cooling_parameters.hpp"
#include "scenarios/language/schema_parts.hpp"
#include "scenarios/language/value.hpp"

namespace gigaload::scenarios {
namespace {

std::vector<Key> all_keys() {
  std::vector<Key> keys;
  for (auto part : {run_keys(),          report_keys(),
                    grid_keys(),         interface_keys(),
                    balance_keys(),      weather_keys(),
                    outage_keys(),       demand_response_keys(),
                    ensemble_keys(),     stage_keys("stages.", ""),
                    common_stage_keys(), plant_keys(),
                    overlay_keys(),      limit_keys(),
                    data_centre_keys(),  cooling_keys(),
                    accelerator_keys(),  deal_keys(),
                    campus_keys(),       siting_keys()}) {
    std::ranges::move(part, std::back_inserter(keys));
  }
  for (Key& key : keys) {
    if (key.default_value == kMemberDefault) key.default_value = written(initial_value(key), key);
  }
  return keys;
}

}  // namespace

const std::vector<Key>& schema() {
  static const std::vector<Key> keys = all_keys();
  return keys;
}

std::vector<std::string> segments_of(const std::string& path) {
  std::vector<std::string> segments;
  std::size_t begin = 0;
  for (std::size_t dot = path.find('.'); dot != std::string::npos; dot = path.find('.', begin)) {
    segments.push_back(path.substr(begin, dot - begin));
    begin = dot + 1;
  }
  segments.push_back(path.substr(begin));
  return segments;
}

}  // namespace gigaload::scenarios
