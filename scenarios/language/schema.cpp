#include "scenarios/language/schema.hpp"

#include <algorithm>
#include <iterator>

#include "grid/core/hours_of_year.hpp"
#include "scenarios/language/cooling_parameters.hpp"
#include "scenarios/language/schema_campus.hpp"
#include "scenarios/language/schema_sites.hpp"

namespace gigaload::scenarios {
namespace {

using enum ValueKind;

constexpr const char* kAssumed = "assumption";

std::vector<Key> run_keys() {
  return {
      {.path = "title", .kind = text, .default_value = "\"\"", .doc = "one line for people"},
      {.path = "description",
       .kind = text,
       .default_value = "\"\"",
       .doc = "what the scenario is about"},
      {.path = "include",
       .kind = names,
       .doc = "files laid below this one, the later wins; beside this file or shipped"},
      {.path = "run.start", .kind = date, .required = true, .doc = "first day, from 00:00 UTC"},
      {.path = "run.end",
       .kind = date,
       .required = true,
       .doc = "the day after the last, 00:00 UTC"},
      {.path = "run.exchange",
       .kind = quantity,
       .unit = "h",
       .default_value = "\"7 d\"",
       .lowest = 1,
       .highest = grid::kHoursOfLeapYear,
       .doc = "time between two exchanges of the years and the hours, whole hours",
       .source = "design, section 1"},
      {.path = "run.seed",
       .kind = integer,
       .default_value = "1",
       .lowest = 0,
       .highest = 9007199254740992.0,
       .doc = "key of the random weather"},
      {.path = "run.feedback.enabled",
       .kind = boolean,
       .default_value = "false",
       .doc = "unserved hours slow down new connections"},
      {.path = "run.feedback.hours_scale",
       .kind = quantity,
       .unit = "h",
       .default_value = "\"10 h\"",
       .lowest = 0.01,
       .doc = "unserved hours in a week that halve a region's connections",
       .source = kAssumed},
      {.path = "solver.relative_tolerance",
       .kind = number,
       .default_value = "1e-8",
       .lowest = 1e-13,
       .highest = 1e-2,
       .doc = "of the years' solver"},
      {.path = "solver.absolute_tolerance",
       .kind = quantity,
       .unit = "MW",
       .default_value = "\"1e-6 MW\"",
       .lowest = 1e-12,
       .highest = 100,
       .doc = "of the years' solver"},
      {.path = "output.generation",
       .kind = boolean,
       .default_value = "false",
       .doc = "write hourly generation by region and technology"},
      {.path = "output.sensitivities",
       .kind = boolean,
       .default_value = "false",
       .doc = "write how the build-out moves with the pipeline's times, hazards and limits"},
      {.path = "output.weather",
       .kind = boolean,
       .default_value = "false",
       .doc = "write hourly dry bulb and wet bulb by region"},
  };
}

std::vector<Key> grid_keys() {
  return {
      {.path = "grid.data",
       .kind = text,
       .default_value = "\"data\"",
       .doc =
           "folder of the tables: beside the file that names it (--set: in the current folder), or "
           "else shipped; beside grid.pras only cooling_parameters.csv and the air of grid.climate "
           "are read",
       .path_kind = PathKind::any},
      {.path = "grid.regions",
       .kind = names,
       .default_value = "\"all\"",
       .doc = "\"all\" or a list of states; interfaces to others are dropped",
       .grid = GridKind::tables},
      {.path = "grid.pras",
       .kind = text,
       .doc = "PRAS system file that is the grid, repeated every year: beside the file that names "
              "it (--set: in the current folder), or a path",
       .path_kind = PathKind::any},
      {.path = "grid.climate",
       .kind = text,
       .default_value = "\"standard\"",
       .doc = "air that cools the campuses of a PRAS file's regions: 15 deg C, or that of a region "
              "of the tables, such as NV",
       .source = "assumption: 15 deg C and 60 % humidity all year (ISO 2314)",
       .grid = GridKind::pras},
      {.path = "grid.time_zone",
       .kind = text,
       .default_value = "\"UTC\"",
       .doc = "of the regions of a PRAS file, for the local hours of campuses",
       .source = kAssumed,
       .grid = GridKind::pras},
      {.path = "grid.interfaces.scale",
       .kind = number,
       .default_value = "1.0",
       .lowest = 0,
       .highest = 100,
       .doc = "factor on the limits between regions, and of the lines of a PRAS file"},
      {.path = "demand.annual_energy",
       .kind = choice,
       .default_value = "\"weather\"",
       .choices = {"weather", "exact"},
       .doc = "exact: each year's demand is scaled to the table's energy",
       .grid = GridKind::tables},
      {.path = "demand.growth",
       .kind = choice,
       .default_value = "\"aeo\"",
       .choices = {"aeo", "none"},
       .doc = "demand without data centres: AEO 2026 or as in 2023",
       .source = "SOURCES I, data-centre growth taken out",
       .grid = GridKind::tables},
      {.path = "demand.scale",
       .kind = number,
       .default_value = "1.0",
       .lowest = 0,
       .highest = 10,
       .doc = "factor on the demand without data centres, or on the load of a PRAS file"},
      {.path = "dispatch.hurdle",
       .kind = quantity,
       .unit = "USD/MWh",
       .default_value = "\"2 USD/MWh\"",
       .lowest = 0,
       .highest = 1000,
       .doc = "price of crossing an interface",
       .source = kAssumed},
      {.path = "dispatch.value_of_lost_load",
       .kind = quantity,
       .unit = "USD/MWh",
       .default_value = "\"10000 USD/MWh\"",
       .lowest = 1,
       .highest = 1e6,
       .doc = "price of unserved energy",
       .source = kAssumed},
      {.path = "dispatch.curtailment_price",
       .kind = quantity,
       .unit = "USD/MWh",
       .default_value = "\"2000 USD/MWh\"",
       .lowest = 0,
       .highest = 1e6,
       .doc = "price of curtailing a campus that is curtailable by contract",
       .source = kAssumed},
      {.path = "dispatch.storage_initial",
       .kind = number,
       .default_value = "1.0",
       .lowest = 0,
       .highest = 1,
       .doc = "share of the energy capacity that is stored at the start; 0 beside grid.pras, as in "
              "PRAS",
       .source = kAssumed,
       .pras_default = "0.0"},
      {.path = "water.hydro",
       .kind = choice,
       .default_value = "\"none\"",
       .choices = {"none", "macknick", "lbnl"},
       .doc = "evaporation of hydropower's reservoirs in the indirect water: none, the median of "
              "Macknick 2012, or what the series of LBNL 2024 takes",
       .source = "notes on cooling and water, section 7",
       .grid = GridKind::tables},
  };
}

std::vector<Key> weather_keys() {
  return {
      {.path = "weather.*.file",
       .kind = text,
       .doc =
           "outdoor air of a region, beside this file: a typical year (.epw), repeated, or a table "
           "(.csv) for its own dates",
       .path_kind = PathKind::any},
      {.path = "outages.temperature",
       .kind = boolean,
       .default_value = "false",
       .doc = "forced outages follow the temperature, each class by outage_temperature.csv",
       .source = "false: the curves are of one fleet, PJM's",
       .grid = GridKind::tables},
  };
}

std::vector<Key> ensemble_keys() {
  return {
      {.path = "ensemble.samples",
       .kind = integer,
       .default_value = "100",
       .lowest = 0,
       .highest = 1e6,
       .doc = "samples of outages and weather; 0: the derated balance alone"},
      {.path = "ensemble.weather",
       .kind = choice,
       .default_value = "\"sampled\"",
       .choices = {"sampled", "fixed"},
       .doc = "fixed: every sample has the weather of the balance",
       .grid = GridKind::tables},
      {.path = "ensemble.quantiles",
       .kind = numbers,
       .default_value = "[0.5, 0.9, 0.99]",
       .lowest = 1e-6,
       .highest = 1 - 1e-6,
       .doc = "of the hourly shortfall over the samples, ascending"},
      {.path = "ensemble.cvar_level",
       .kind = number,
       .default_value = "0.95",
       .lowest = 1e-6,
       .highest = 1 - 1e-6,
       .doc = "CVaR is the mean unserved energy of the samples above this quantile"},
      {.path = "calibration.enabled",
       .kind = boolean,
       .default_value = "false",
       .doc = "perfect capacity is added to or taken from each interconnection until the base year "
              "has the wanted event-days"},
      {.path = "calibration.event_days",
       .kind = number,
       .default_value = "0.1",
       .lowest = 1e-3,
       .highest = 100,
       .doc = "days a year with shortfall somewhere in the interconnection",
       .source = "one day in ten years, the planners' criterion"},
      {.path = "calibration.year",
       .kind = integer,
       .lowest = 1990,
       .highest = 2150,
       .doc = "base year, one of the run's; when left out its first"},
      {.path = "calibration.samples",
       .kind = integer,
       .default_value = "1000",
       .lowest = 10,
       .highest = 1e6,
       .doc = "samples of the base year"},
  };
}

/// Of all campuses, but no setting of one of them.
Key draw_key() {
  return {.path = "stages.draw",
          .kind = boolean,
          .default_value = "false",
          .doc =
              "each campus draws the lengths of its stages by the seed: one certain future, of "
              "which the chains are the mean"};
}

std::vector<Key> plant_keys() {
  const auto years = [](std::string path, std::string value, std::string doc) {
    return Key{.path = std::move(path),
               .kind = quantity,
               .unit = "yr",
               .default_value = std::move(value),
               .lowest = 0.01,
               .highest = kLongestYears,
               .doc = std::move(doc),
               .source = kAssumed};
  };
  const auto shape = [](std::string path) {
    return Key{.path = std::move(path),
               .kind = integer,
               .default_value = "4",
               .lowest = 1,
               .highest = 64,
               .doc = "compartments of the Erlang chain",
               .source = "design, section 2"};
  };
  std::vector<Key> keys = {
      {.path = "plants.queue",
       .kind = boolean,
       .default_value = "true",
       .doc = "power plants of the interconnection queue are built"},
      {.path = "plants.built_share",
       .kind = number,
       .default_value = "0.13",
       .lowest = 0.001,
       .highest = 1,
       .doc = "share of the queue's MW that is built; the rest gives up on the way",
       .source = "LBNL: 13 % (MW) to 19 % (projects) of requests"},
      {.path = "plants.continue_rate",
       .kind = number,
       .default_value = "1.0",
       .lowest = 0,
       .highest = 10,
       .doc = "MW a year after the table's last year, in terms of that year's",
       .source = kAssumed},
      {.path = "plants.retirements",
       .kind = boolean,
       .default_value = "true",
       .doc = "planned retirements happen"},
      years("plants.stages.pre_development", "\"0.75 yr\"", "mean time left in the queue"),
      years("plants.stages.construction", "\"0.75 yr\"", "mean time of construction left"),
      shape("plants.stages.pre_development_shape"),
      shape("plants.stages.construction_shape"),
  };
  for (Key& key : keys) key.grid = GridKind::tables;
  return keys;
}

std::vector<Key> limit_keys() {
  const auto limit = [](std::string path, std::string unit, std::string doc) {
    return Key{.path = std::move(path),
               .kind = quantity_or_none,
               .unit = std::move(unit),
               .default_value = "\"none\"",
               .lowest = 1e-3,
               .highest = kMostMw,
               .doc = std::move(doc),
               .source = "assumption: no limit known"};
  };
  Key connection = limit("limits.connection.*", "MW/yr", "the same for one region");
  connection.default_value.clear();
  connection.source.clear();
  return {
      limit("limits.connection_default", "MW/yr",
            "campuses a region's utilities connect in a year"),
      connection,
      limit("limits.national_construction", "MW", "campuses under construction in the country"),
      limit("limits.accelerator_supply", "MW/yr", "campuses the country's accelerators equip (L2)"),
      {.path = "limits.smoothing",
       .kind = number,
       .default_value = "0.02",
       .lowest = 1e-6,
       .highest = 0.5,
       .doc = "relative width of the smooth minimum of flow and limit",
       .source = kAssumed},
  };
}

std::vector<Key> data_centre_keys() {
  return {
      {.path = "data_centres.path.#.year",
       .kind = integer,
       .required = true,
       .lowest = 1990,
       .highest = 2150,
       .doc = "calendar year of the national path, in place of the shipped table"},
      {.path = "data_centres.path.#.energy",
       .kind = quantity,
       .unit = "MWh",
       .required = true,
       .lowest = 0,
       .highest = 1e12,
       .doc = "energy of all US data centres at the meter; constant growth between given years"},
      {.path = "data_centres.path_contains_campuses",
       .kind = boolean,
       .default_value = "true",
       .doc = "the path already contains what the listed campuses were promised to draw",
       .source = kAssumed},
      {.path = "data_centres.water",
       .kind = quantity,
       .unit = "L/kWh",
       .lowest = 0,
       .highest = 100,
       .doc =
           "direct water at the meter of the data centres that are no listed campus, in place of "
           "what their cooling takes (data_centre_stock.csv)"},
      {.path = "data_centres.retirement",
       .kind = quantity,
       .unit = "1/yr",
       .default_value = "\"0.05 1/yr\"",
       .lowest = 0,
       .highest = 1,
       .doc = "share of a vintage of the data centres' stock that goes out of use a year",
       .source = "assumption: twenty years of life"},
  };
}

std::vector<Key> deal_keys() {
  return {
      {.path = "deal.*.title", .kind = text, .default_value = "\"\"", .doc = "for people"},
      {.path = "deal.*.source", .kind = text, .default_value = "\"\"", .doc = "of the figures"},
      {.path = "deal.*.kind",
       .kind = choice,
       .default_value = "\"chips\"",
       .choices = {"chips", "sites"},
       .doc = "a promise of machines, or of sites for the same machines"},
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

std::vector<Key> all_keys() {
  std::vector<Key> keys;
  for (auto part :
       {run_keys(), grid_keys(), weather_keys(), ensemble_keys(), stage_keys("stages.", ""),
        std::vector<Key>{draw_key()}, plant_keys(), limit_keys(), data_centre_keys(),
        cooling_keys(), accelerator_keys(), deal_keys(), campus_keys(), siting_keys()}) {
    std::ranges::move(part, std::back_inserter(keys));
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
