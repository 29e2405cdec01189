// Where a campus is, how much it has and in which stage (campus_keys), tables of campuses
// (campus_table_keys), rules that place campuses (siting_keys); the keys of its work and devices,
// which both include, are in schema_campus.cpp.

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "scenarios/language/cooling_parameters.hpp"
#include "scenarios/language/schema_parts.hpp"
#include "sim/scenario/campus.hpp"

namespace gigaload::scenarios {

using enum ValueKind;
using sim::Campus;

namespace {

/// What a campus and a siting rule have in common.
std::vector<Key> site_keys(const std::string& prefix) {
  const auto stage_share = [](std::string path) {
    return Key{.path = std::move(path),
               .kind = number,
               .lowest = 0,
               .highest = 1,
               .doc = "share of the capacity that is in this stage when announced; they sum to 1"};
  };
  std::vector<Key> keys = {
      {.path = "title",
       .kind = text,
       .default_value = kMemberDefault,
       .doc = "for people",
       .fills = member<&Campus::title>()},
      {.path = "source", .kind = text, .default_value = "\"\"", .doc = "of the figures"},
      {.path = "stage",
       .kind = choice,
       .default_value = "\"pre_development\"",
       .choices = {"pre_development", "construction", "energised"},
       .doc = "stage in which the capacity is on the day it is announced, or a table of shares; "
              "energised: with its machines"},
      stage_share("stage.pre_development"),
      stage_share("stage.construction"),
      stage_share("stage.energised"),
      {.path = "elapsed",
       .kind = quantity,
       .unit = "yr",
       .default_value = "\"0 yr\"",
       .lowest = 0,
       .highest = kLongestYears,
       .doc = "time that the capacity has been in its stage on that day, without having left it"},
      {.path = "ages",
       .kind = choice,
       .default_value = "\"elapsed\"",
       .choices = {"elapsed", "steady"},
       .doc = "time of the capacity in its stage on that day: elapsed, or, steady, that of a book "
              "which is filled at a steady rate"},
      {.path = "use",
       .kind = choice,
       .default_value = "\"general\"",
       .choices = {"general", "training"},
       .doc = "training: the halls fill by stages.fill_training"},
      {.path = "basis",
       .kind = choice,
       .default_value = "\"facility\"",
       .choices = {"facility", "it"},
       .doc = "capacity at the meter, or of the machines and then times design_pue"},
      {.path = "cooling",
       .kind = choice,
       .default_value = kMemberDefault,
       .choices = choices_of<sim::CoolingKind>(),
       .doc = "cooling system",
       .source = "assumption: rack power of 120 kW and more is cooled by liquid",
       .fills = member<&Campus::load, &sim::CampusLoadParameters::cooling>()},
      {.path = "contract",
       .kind = choice,
       .default_value = kMemberDefault,
       .choices = choices_of<sim::Contract>(),
       .doc = "curtailable: cut first, before anybody else; bring_your_own: so is the load above "
              "own_capacity",
       .fills = member<&Campus::contract>()},
      {.path = "design_pue",
       .kind = number,
       .lowest = 1,
       .highest = 5,
       .doc = "meter MW for one MW of machines at design; left out: in air of 35 degC",
       .fills = member<&Campus::load, &sim::CampusLoadParameters::design_pue>()},
      {.path = "deals.*",
       .kind = number,
       .lowest = 0,
       .highest = 1,
       .doc = "share of the campus that counts for a deal; at most 1 among deals of one kind"},
  };
  for (Key& key : keys) key.path = prefix + key.path;
  std::ranges::move(campus_work_keys(prefix), std::back_inserter(keys));
  std::ranges::move(campus_device_keys(prefix), std::back_inserter(keys));
  std::ranges::move(cooling_keys(prefix + "cooling_parameters."), std::back_inserter(keys));
  std::ranges::move(stage_keys(prefix + "stages.", "stages."), std::back_inserter(keys));
  return keys;
}

Key capacity_key(std::string path, std::string doc) {
  return {.path = std::move(path),
          .kind = quantity,
          .unit = "MW",
          .lowest = 0,
          .highest = kMostMw,
          .doc = std::move(doc)};
}

/// Returns the keys of tables of campuses, each as if it stood under campus.NAME.
std::vector<Key> campus_table_keys() {
  return {
      {.path = "campuses.table",
       .kind = text,
       .doc = "table of campuses, with name, title, state, region, such as data/campuses.csv; each "
              "is as if it stood under campus.NAME, whose keys go before the table's",
       .path_kind = PathKind::any},
      {.path = "campuses.phases",
       .kind = text,
       .doc = "timeline of the same campuses, with name, date, event, it_mw, facility_mw, such as "
              "data/campus_phases.csv",
       .path_kind = PathKind::any},
      {.path = "campuses.as_of",
       .kind = date,
       .doc = "day as of which the timeline is looked at: what stands by then is energised at its "
              "dates, what does not is planned; left out: its last date that is no projection"},
      {.path = "campuses.planned",
       .kind = choice,
       .choices = {"seen", "projected"},
       .doc = "projected: on that day what is planned enters the pipeline, in construction for as "
              "long as building has been seen, else in pre-development; seen: only what stands is "
              "taken; left out: projected"},
      {.path = "campuses.deals.*",
       .kind = number,
       .lowest = 0,
       .highest = 1,
       .doc = "share that counts for a deal, of each campus of the table without deals of its own"},
  };
}

}  // namespace

std::vector<Key> campus_keys() {
  std::vector<Key> keys = site_keys("campus.*.");
  keys.push_back({.path = "campus.*.region",
                  .kind = text,
                  .required = true,
                  .doc = "region, such as TX_E_ERCOT"});
  keys.push_back(capacity_key("campus.*.capacity", "all of it, in one phase"));
  keys.push_back({.path = "campus.*.announced", .kind = date, .doc = "left out: the run's start"});
  keys.push_back(
      capacity_key("campus.*.phases.#.capacity", "of the phase; phases replace capacity"));
  keys.back().required = true;
  keys.push_back({.path = "campus.*.phases.#.announced",
                  .kind = date,
                  .doc = "left out: as the campus's announced"});
  for (Key key : site_keys("campus.*.phases.#.")) {
    constexpr std::string_view kPrefix = "campus.*.phases.#.";
    const std::string name = key.path.substr(kPrefix.size());
    const bool is_stage = name.starts_with("stage") && !name.starts_with("stages.");
    if (!is_stage && name != "elapsed" && name != "ages") continue;
    key.default_value.clear();
    key.fills = {};
    key.doc += "; left out: as the campus's";
    keys.push_back(std::move(key));
  }
  for (const auto& [name, bound] : {std::pair{"latitude", 90.0}, {"longitude", 180.0}}) {
    keys.push_back({.path = std::string("campus.*.") + name,
                    .kind = number,
                    .lowest = -bound,
                    .highest = bound,
                    .doc = "degrees, for maps"});
  }
  std::ranges::move(campus_table_keys(), std::back_inserter(keys));
  return keys;
}

std::vector<Key> siting_keys() {
  std::vector<Key> keys = site_keys("siting.*.");
  keys.push_back(capacity_key("siting.*.capacity", "all that is sited by the weights"));
  keys.back().required = true;
  keys.push_back({.path = "siting.*.weights.*",
                  .kind = number,
                  .lowest = 0,
                  .highest = 1e12,
                  .doc = "a region's weight; its share is the weight over the sum of all"});
  keys.push_back({.path = "siting.*.announced",
                  .kind = dates,
                  .doc = "one date, or several for equal phases; left out: the run's start"});
  keys.push_back({.path = "siting.*.campus_size",
                  .kind = quantity,
                  .unit = "MW",
                  .default_value = "\"250 MW\"",
                  .lowest = 1,
                  .highest = kMostMw,
                  .doc = "a region's share is split into equal campuses nearest to this size",
                  .source = kAssumed});
  return keys;
}

}  // namespace gigaload::scenarios
