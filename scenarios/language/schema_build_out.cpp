#include <algorithm>
#include <iterator>

#include "scenarios/language/schema_parts.hpp"
#include "scenarios/tables/plant_tables.hpp"
#include "sim/scenario/scenario.hpp"

namespace gigaload::scenarios {

using enum ValueKind;
using sim::Scenario;

std::vector<Key> plant_keys() {
  const auto years = [](std::string path, std::string doc, Binding fills) {
    return Key{.path = std::move(path),
               .kind = quantity,
               .unit = "yr",
               .default_value = kMemberDefault,
               .lowest = 0.01,
               .highest = kLongestYears,
               .doc = std::move(doc),
               .source = kAssumed,
               .fills = std::move(fills)};
  };
  std::vector<Key> keys = {
      {.path = "plants.additions",
       .kind = boolean,
       .default_value = kMemberDefault,
       .doc = "what came and went after the years of fleet.csv, by fleet_additions.csv",
       .source = "SOURCES.md, row K; its spread over zones is an assumption",
       .fills = member<&PlantOptions::additions>()},
      {.path = "plants.announced",
       .kind = boolean,
       .default_value = kMemberDefault,
       .doc = "restarts, offshore wind and replacements by date and probability, by "
              "announced_plants.csv, in full",
       .source = "announced_plants.csv; probabilities are assumptions",
       .fills = member<&PlantOptions::announced>()},
      {.path = "plants.queue",
       .kind = boolean,
       .default_value = kMemberDefault,
       .doc = "power plants of the interconnection queue are built",
       .fills = member<&PlantOptions::queue>()},
      {.path = "plants.built_share",
       .kind = number,
       .lowest = 0.001,
       .highest = 1,
       .doc = "share of the queue's MW that is built, the same for all, such as LBNL's 13 % of the "
              "MW; the rest gives up on the way; left out: by technology and year of "
              "queue_completion.csv",
       .fills = member<&PlantOptions::built_share>()},
      {.path = "plants.continue_rate",
       .kind = number,
       .default_value = "1.0",
       .lowest = 0,
       .highest = 10,
       .doc = "MW a year after the table's last year, in terms of that year's",
       .source = kAssumed,
       .fills = member<&PlantOptions::continue_rate>()},
      {.path = "plants.retirements",
       .kind = boolean,
       .default_value = kMemberDefault,
       .doc = "planned retirements happen",
       .fills = member<&PlantOptions::retirements>()},
      {.path = "plants.retirement_plan",
       .kind = choice,
       .default_value = kMemberDefault,
       .choices = choices_of<RetirementPlan>(),
       .doc = "retirements of retirements.csv, or besides those of retirements_doe.csv: 104 GW of "
              "coal, gas and oil by 2030",
       .source = "DOE, July 2025: widely held to be too many",
       .fills = member<&PlantOptions::retirement_plan>()},
      {.path = "plants.history",
       .kind = boolean,
       .default_value = kMemberDefault,
       .doc = "the fleet of 2015 to 2021 stands before that of fleet.csv: a run may begin in 2016",
       .source = "fleet_history.csv; its split over zones and classes of gas is an assumption",
       .grid = GridKind::tables,
       .fills = member<&GridOptions::fleet_history>()},
      {.path = "plants.winter_ratings",
       .kind = boolean,
       .default_value = kMemberDefault,
       .doc = "thermal plants give more in the cold: net winter over net summer capacity by "
              "technologies.csv, all of it from December to February, half of it in spring and "
              "autumn",
       .source = "SOURCES.md, row S2",
       .fills = member<&GridOptions::winter_ratings>()},
      years("plants.stages.pre_development", "mean time left in the queue",
            member<&Scenario::plant_stages, &sim::StageTimes::pre_development_y>()),
      years("plants.stages.construction", "mean time of construction left",
            member<&Scenario::plant_stages, &sim::StageTimes::construction_y>()),
      chain_shape("plants.stages.pre_development_shape",
                  member<&Scenario::plant_stages, &sim::StageTimes::pre_development_shape>()),
      chain_shape("plants.stages.construction_shape",
                  member<&Scenario::plant_stages, &sim::StageTimes::construction_shape>()),
  };
  for (Key& key : keys) key.grid = GridKind::tables;
  return keys;
}

std::vector<Key> limit_keys() {
  const auto limit = [](std::string path, std::string unit, std::string doc, Binding fills) {
    return Key{.path = std::move(path),
               .kind = quantity_or_none,
               .unit = std::move(unit),
               .default_value = fills.model == nullptr ? "\"none\"" : kMemberDefault,
               .lowest = 1e-3,
               .highest = kMostMw,
               .doc = std::move(doc),
               .source = "assumption: no limit known",
               .fills = std::move(fills)};
  };
  Key connection = limit("limits.connection.*", "MW/yr",
                         "the same for one region; for a state, planning area or interconnection, "
                         "such as ERCOT, what all its regions connect together",
                         {});
  connection.default_value.clear();
  connection.source.clear();
  return {
      limit("limits.connection_default", "MW/yr", "campuses a region's utilities connect in a year",
            {}),
      connection,
      limit("limits.national_construction", "MW", "campuses under construction in the country",
            member<&Scenario::limits, &sim::Limits::national_construction_mw>()),
      limit("limits.accelerator_supply", "MW/yr",
            "campuses the country's accelerators equip (FACTS.md, row L2)",
            member<&Scenario::limits, &sim::Limits::accelerator_supply_mw_per_y>()),
      {.path = "limits.smoothing",
       .kind = number,
       .default_value = kMemberDefault,
       .lowest = 1e-6,
       .highest = 0.5,
       .doc = "relative width of the smooth minimum of flow and limit",
       .source = kAssumed,
       .fills = member<&Scenario::limits, &sim::Limits::smoothing>()},
  };
}

std::vector<Key> deal_keys() {
  return {
      {.path = "deal.*.title",
       .kind = text,
       .default_value = kMemberDefault,
       .doc = "for people",
       .fills = member<&sim::Deal::title>()},
      {.path = "deal.*.source", .kind = text, .default_value = "\"\"", .doc = "of the figures"},
      {.path = "deal.*.kind",
       .kind = choice,
       .default_value = kMemberDefault,
       .choices = choices_of<sim::DealKind>(),
       .doc = "a promise of machines, or of sites for the same machines",
       .fills = member<&sim::Deal::kind>()},
      {.path = "deal.*.promised.#.by",
       .kind = date,
       .required = true,
       .doc = "day by which the power is promised; linear between, ascending"},
      {.path = "deal.*.promised.#.power",
       .kind = quantity,
       .unit = "MW",
       .required = true,
       .lowest = 0,
       .highest = kMostMw,
       .doc = "all the power promised by that day (not the step)"},
  };
}

}  // namespace gigaload::scenarios
