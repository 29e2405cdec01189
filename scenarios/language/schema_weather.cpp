#include "grid/core/calendar_years.hpp"
#include "scenarios/language/schema_parts.hpp"
#include "scenarios/tables/grid_tables.hpp"

namespace gigaload::scenarios {

using enum ValueKind;

std::vector<Key> weather_keys() {
  return {
      {.path = "weather.*.file",
       .kind = text,
       .doc =
           "outdoor air of a region, beside this file: a typical year (.epw), repeated, or a table "
           "(.csv) for its own dates",
       .path_kind = PathKind::any},
      {.path = "weather_years.draw",
       .kind = choice,
       .default_value = "\"weeks\"",
       .choices = {"weeks", "years", "measured", "model"},
       .doc =
           "demand of samples and balance: weeks of measured years, drawn anew for each week, all "
           "regions together; years: sample s has the measured year s modulo their number; "
           "measured: each calendar year of the run is that year as it was; model: an AR(1) of "
           "the days; by default model where the grid's folder has no measured years of all "
           "regions",
       .source = "SOURCES.md, rows G and G0",
       .grid = GridKind::tables},
      {.path = "weather_years.years",
       .kind = numbers,
       .lowest = 1900,
       .highest = grid::kLastYear,
       .choices = {"all"},
       .doc = "measured years that are drawn from, such as [2021, 2022]; left out, or \"all\": all "
              "that there are",
       .grid = GridKind::tables},
      {.path = "weather_years.data",
       .kind = text,
       .doc =
           "measured years: a folder of tables by year (2016.csv: time in UTC, then a column for "
           "each region, state or area) or a file such as the shipped weather_years.h5, beside "
           "the file that names it (--set: in the current folder), or a path; left out: "
           "weather_years.h5 of the grid's folder",
       .grid = GridKind::tables,
       .path_kind = PathKind::any},
  };
}

std::vector<Key> outage_keys() {
  return {
      {.path = "outages.temperature",
       .kind = boolean,
       .default_value = kMemberDefault,
       .doc = "forced outages follow the temperature, each class by outage_temperature.csv, and "
              "cold spells take plants out together, by cold_outages.csv",
       .source = "SOURCES.md, rows J and NOAA; the curves are of one fleet, PJM's",
       .grid = GridKind::tables,
       .fills = member<&GridOptions::outages_by_temperature>()},
      {.path = "outages.cold",
       .kind = number,
       .default_value = kMemberDefault,
       .lowest = 0,
       .highest = 10,
       .doc = "factor on what cold spells take out together, with outages.temperature; 0: nothing, "
              "each unit follows the temperature by itself",
       .source = "calibration: outages of 2021 and 2022, docs/outages.md",
       .grid = GridKind::tables,
       .fills = member<&GridOptions::cold>()},
      {.path = "outages.weatherisation.*",
       .kind = number,
       .lowest = 0,
       .highest = 1,
       .doc = "share of what cold spells took out before 2022 that an area, an interconnection, a "
              "state or a region of this name loses no more; left out: that of cold_regions.csv "
              "(assumption: 0.5 in ERCOT, 0.25 elsewhere)",
       .grid = GridKind::tables},
  };
}

}  // namespace gigaload::scenarios
