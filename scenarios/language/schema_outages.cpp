#include "scenarios/language/schema_parts.hpp"
#include "scenarios/tables/grid_tables.hpp"

namespace gigaload::scenarios {

using enum ValueKind;

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
