#include <algorithm>
#include <iterator>

#include "grid/core/calendar_years.hpp"
#include "grid/core/hours_of_year.hpp"
#include "scenarios/language/schema_parts.hpp"
#include "scenarios/tables/grid_tables.hpp"
#include "sim/scenario/scenario.hpp"

namespace gigaload::scenarios {

using enum ValueKind;
using sim::Scenario;

namespace {

constexpr const char* kHurdleSource =
    "calibration on the zones, 2022 and 2023: with 2.5, 4 and 5.5 USD/MWh within a market the "
    "states' net imports of 2023 are off by 5.1, 4.9 and 5.0 TWh rms; between them an assumption, "
    "ReEDS (SOURCES.md, row RH) has about 9 everywhere";

}  // namespace

std::vector<Key> grid_keys() {
  return {
      {.path = "grid.data",
       .kind = text,
       .default_value = "\"data\"",
       .doc =
           "folder of the tables: beside the file that names it (--set: in the current folder), or "
           "else shipped; beside grid.pras and grid.csv only cooling_parameters.csv, the air of "
           "grid.climate and, for grid.csv, technologies.csv are read",
       .path_kind = PathKind::any},
      {.path = "grid.overlay",
       .kind = text,
       .doc = "folder of tables, each of which is read in place of that of its name in grid.data: "
              "beside the file that names it (--set: in the current folder), or a path",
       .grid = GridKind::tables,
       .path_kind = PathKind::any},
      {.path = "grid.regions",
       .kind = names,
       .default_value = "\"all\"",
       .doc = "\"all\" or a list of regions, a state for all of its; interfaces to others are "
              "dropped",
       .grid = GridKind::tables},
      {.path = "grid.outside",
       .kind = choice,
       .default_value = "\"refuse\"",
       .choices = {"refuse", "drop"},
       .doc = "campuses and weights of siting rules in regions that are not in grid.regions: a "
              "problem, or left out; what is left out is named",
       .grid = GridKind::tables},
      {.path = "grid.pras",
       .kind = text,
       .doc = "PRAS system file that is the grid, repeated every year: beside the file that names "
              "it (--set: in the current folder), or a path",
       .path_kind = PathKind::any},
      {.path = "grid.csv",
       .kind = text,
       .doc =
           "folder of one's own tables that are the grid, repeated every year (docs/own_grid.md): "
           "units.csv and load.csv, and perhaps lines.csv, storage.csv, demand_response.csv, "
           "profiles.csv; beside the file that names it (--set: in the current folder), or a "
           "path",
       .path_kind = PathKind::any},
      {.path = "grid.pras_year",
       .kind = integer,
       .lowest = 1900,
       .highest = grid::kLastYear,
       .doc = "year of a PRAS file or of load.csv that holds several in a row: the one that is the "
              "grid, "
              "or with "
              "ensemble.weather = \"sampled\" that of the balance",
       .grid = GridKind::pras},
      {.path = "grid.climate",
       .kind = text,
       .default_value = "\"standard\"",
       .doc = "air that cools the campuses of such a grid: 15 deg C, or that of a region of the "
              "tables, such as NV",
       .source = "assumption: 15 deg C and 60 % humidity all year (ISO 2314)",
       .grid = GridKind::pras},
      {.path = "grid.time_zone",
       .kind = text,
       .default_value = "\"UTC\"",
       .doc = "of the regions of such a grid, for the local hours of campuses",
       .source = kAssumed,
       .grid = GridKind::pras},
  };
}

std::vector<Key> balance_keys() {
  return {
      {.path = "demand.annual_energy",
       .kind = choice,
       .default_value = kMemberDefault,
       .choices = {"weather", "exact"},
       .doc = "exact: each year's demand is scaled to the table's energy",
       .grid = GridKind::tables,
       .fills = flag<&Scenario::exact_annual_energy>("exact", "weather")},
      {.path = "demand.growth",
       .kind = choice,
       .default_value = kMemberDefault,
       .choices = choices_of<DemandGrowth>(),
       .doc =
           "demand without data centres: AEO 2026, NERC's ten years (demand_growth_nerc.csv), at "
           "demand.growth_rate after 2024, by demand.growth_table, as in 2023, or as was measured "
           "from 2016 to 2024 (demand_growth_measured.csv)",
       .source = "SOURCES.md, row I; data-centre growth taken out",
       .grid = GridKind::tables,
       .fills = member<&GridOptions::demand_growth>()},
      {.path = "demand.growth_rate",
       .kind = number,
       .default_value = kMemberDefault,
       .lowest = -0.1,
       .highest = 0.2,
       .doc = "of demand without data centres a year after 2024, for demand.growth = \"rate\"",
       .source = kAssumed,
       .grid = GridKind::tables,
       .fills = member<&GridOptions::demand_growth_rate>()},
      {.path = "demand.growth_table",
       .kind = text,
       .doc = "table for demand.growth = \"table\", beside the file that names it (--set: in the "
              "current folder): columns region and y2022, ... as demand_growth.csv, 2023 = 1; the "
              "last year's holds after it",
       .grid = GridKind::tables,
       .path_kind = PathKind::any},
      {.path = "demand.scale",
       .kind = number,
       .default_value = "1.0",
       .lowest = 0,
       .highest = 10,
       .doc = "factor on the demand without data centres, or on the load of a PRAS file",
       .fills = member<&GridOptions::demand_scale>()},
      {.path = "dispatch.hurdle",
       .kind = quantity,
       .unit = "USD/MWh",
       .lowest = 0,
       .highest = 1000,
       .doc = "price of crossing any interface, in place of those of hurdle"},
      {.path = "dispatch.value_of_lost_load",
       .kind = quantity,
       .unit = "USD/MWh",
       .default_value = kMemberDefault,
       .lowest = 1,
       .highest = 1e6,
       .doc = "price of unserved energy",
       .source = kAssumed,
       .fills =
           member<&Scenario::dispatch, &grid::DispatchRules::value_of_lost_load_usd_per_mwh>()},
      {.path = "dispatch.curtailment_price",
       .kind = quantity,
       .unit = "USD/MWh",
       .default_value = kMemberDefault,
       .lowest = 0,
       .highest = 1e6,
       .doc = "price of curtailing a campus that is curtailable by contract",
       .source = kAssumed,
       .fills = member<&Scenario::dispatch, &grid::DispatchRules::curtailment_price_usd_per_mwh>()},
      {.path = "dispatch.storage_initial",
       .kind = number,
       .default_value = "1.0",
       .lowest = 0,
       .highest = 1,
       .doc = "share of the energy capacity that is stored at the start; 0 beside grid.pras, as in "
              "PRAS",
       .source = kAssumed,
       .pras_default = "0.0",
       .fills = member<&Scenario::dispatch, &grid::DispatchRules::storage_initial_share>()},
      {.path = "dispatch.commitment",
       .kind = number,
       .default_value = kMemberDefault,
       .lowest = 0,
       .highest = 10,
       .doc = "factor on the shares of coal and gas plants that run whatever their fuel costs, but "
              "for "
              "sun, wind and water (commitment.csv); 0: the price alone decides",
       .source = "calibration: coal, gas and its energy by class, 2022 and 2023",
       .grid = GridKind::tables,
       .fills = member<&GridOptions::commitment>()},
      {.path = "hurdle.within",
       .kind = quantity,
       .unit = "USD/MWh",
       .default_value = "\"4 USD/MWh\"",
       .lowest = 0,
       .highest = 1000,
       .doc = "price of crossing an interface between regions of one market or one utility "
              "(area_markets.csv)",
       .source = kHurdleSource,
       .pras_default = "\"2 USD/MWh\"",
       .fills = member<&Scenario::dispatch, &grid::DispatchRules::hurdle_usd_per_mwh>()},
      {.path = "hurdle.between",
       .kind = quantity,
       .unit = "USD/MWh",
       .default_value = "\"7 USD/MWh\"",
       .lowest = 0,
       .highest = 1000,
       .doc =
           "price of crossing an interface between two markets, or between a market and a utility "
           "without one",
       .source = kHurdleSource,
       .grid = GridKind::tables,
       .fills = member<&Scenario::dispatch, &grid::DispatchRules::hurdle_between_usd_per_mwh>()},
      {.path = "hurdle.bilateral",
       .kind = quantity,
       .unit = "USD/MWh",
       .default_value = "\"8 USD/MWh\"",
       .lowest = 0,
       .highest = 1000,
       .doc = "price of crossing an interface between two utilities without a market",
       .source = kHurdleSource,
       .grid = GridKind::tables,
       .fills = member<&Scenario::dispatch, &grid::DispatchRules::hurdle_bilateral_usd_per_mwh>()},
      {.path = "carbon.markets",
       .kind = boolean,
       .default_value = kMemberDefault,
       .doc =
           "power plants pay for their CO2 where their state is in a market (carbon_markets.csv, "
           "carbon_prices.csv), and so do imports into California",
       .source = "carbon_prices.csv: auctions to 2025, constant after (assumption)",
       .grid = GridKind::tables,
       .fills = member<&GridOptions::carbon_markets>()},
      {.path = "carbon.price.*",
       .kind = quantity,
       .unit = "USD/t",
       .lowest = 0,
       .highest = 1e5,
       .doc =
           "price of CO2 of a market, such as RGGI, in the years of its members, or of a state in "
           "every year, in place of the tables'",
       .grid = GridKind::tables},
      {.path = "trade.canada",
       .kind = boolean,
       .default_value = kMemberDefault,
       .doc =
           "net imports from Canada by border state (canada_trade.csv), flat within the season, in "
           "the balance and the samples",
       .source = "SOURCES.md, row I; assumption: flat",
       .grid = GridKind::tables,
       .fills = member<&GridOptions::canada>()},
      {.path = "water.hydro",
       .kind = choice,
       .default_value = kMemberDefault,
       .choices = {"none", "macknick", "lbnl"},
       .doc = "evaporation of hydropower's reservoirs in the indirect water: none, the median of "
              "Macknick 2012, or what the series of LBNL 2024 takes",
       .source = "assumption; the other two: water_hydro_* of technologies.csv",
       .grid = GridKind::tables,
       .fills = member<&GridOptions::hydro_water>()},
      {.path = "hydro.shape",
       .kind = choice,
       .default_value = kMemberDefault,
       .choices = {"measured", "square"},
       .doc =
           "how water follows the load within a month: by hydro_shape.csv, fitted by area, or by "
           "its square up to all of the capacity",
       .source = "calibration: hourly generation 2021-2025, SOURCES.md, rows CFE and K",
       .grid = GridKind::tables,
       .fills = flag<&GridOptions::hydro_by_area>("measured", "square")},
      {.path = "hydro.dry_years",
       .kind = boolean,
       .default_value = kMemberDefault,
       .doc = "each sample with a weather of its own has in each year the water of a year of "
              "hydro_years.csv; false: all have that of 2023, as the balance has",
       .source = "SOURCES.md, rows CFE and EIA3",
       .grid = GridKind::tables,
       .fills = member<&GridOptions::hydro_dry_years>()},
  };
}

std::vector<Key> demand_response_keys() {
  std::vector<Key> keys = {
      {.path = "demand_response.enabled",
       .kind = boolean,
       .default_value = kMemberDefault,
       .doc =
           "load that may be cut on call, by demand_response.csv, is called before load is lost; "
           "it is no shortfall",
       .source = "SOURCES.md, rows TR and PJM",
       .fills = member<&Scenario::demand_response, &sim::DemandResponse::enabled>()},
      {.path = "demand_response.scale",
       .kind = number,
       .default_value = "1.0",
       .lowest = 0,
       .highest = 100,
       .doc = "factor on the table's MW",
       .fills = member<&Scenario::demand_response, &sim::DemandResponse::scale>()},
      {.path = "demand_response.hours",
       .kind = quantity,
       .unit = "h",
       .default_value = kMemberDefault,
       .lowest = 0,
       .highest = grid::kHoursOfLeapYear,
       .doc =
           "of a year in which a region's may be called, in each sample; the balance with derated "
           "plants has no such limit",
       .source = kAssumed,
       .fills = member<&Scenario::demand_response, &sim::DemandResponse::most_h>()},
      {.path = "demand_response.events",
       .kind = number,
       .default_value = kMemberDefault,
       .lowest = 0,
       .highest = grid::kHoursOfLeapYear,
       .doc = "of a year in which a region's may be called, runs of hours, likewise",
       .source = kAssumed,
       .fills = member<&Scenario::demand_response, &sim::DemandResponse::most_events>()},
  };
  for (Key& key : keys) key.grid = GridKind::tables;
  return keys;
}

}  // namespace gigaload::scenarios
