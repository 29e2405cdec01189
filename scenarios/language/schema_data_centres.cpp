#include "grid/core/calendar_years.hpp"
#include "scenarios/language/schema_parts.hpp"
#include "scenarios/tables/series_tables.hpp"
#include "sim/scenario/scenario.hpp"

namespace gigaload::scenarios {

using enum ValueKind;
using sim::Scenario;

std::vector<Key> data_centre_keys() {
  return {
      {.path = "data_centres.path",
       .kind = choice,
       .default_value = "\"iea\"",
       .choices = choices_of<DataCentrePath>(),
       .doc = "path of all US data centres in data_centre_path.csv: the IEA's 426 TWh in 2030, or "
              "LBNL's of June 2026, 649 TWh with its low and high end, 578 and 782; or a list of "
              "years with their energy",
       .source = "FACTS.md, row P2",
       .grid = GridKind::tables},
      {.path = "data_centres.path.#.year",
       .kind = integer,
       .required = true,
       .lowest = grid::kFirstYear,
       .highest = grid::kLastYear,
       .doc = "calendar year of the national path, in place of the shipped table"},
      {.path = "data_centres.path.#.energy",
       .kind = quantity,
       .unit = "MWh",
       .required = true,
       .lowest = 0,
       .highest = 1e12,
       .doc = "energy of all US data centres at the meter; constant growth between given years"},
      {.path = "data_centres.campuses",
       .kind = choice,
       .default_value = kMemberDefault,
       .choices = choices_of<sim::CampusesOnPath>(),
       .doc = "what of the listed campuses is inside the path: what is built of them, nothing, or "
              "what was promised to them, so that what is late is missing; to run without them: "
              "run.campuses = false",
       .source = kAssumed,
       .fills = member<&Scenario::data_centres, &sim::DataCentreStock::campuses>()},
      {.path = "data_centres.water",
       .kind = quantity,
       .unit = "L/kWh",
       .lowest = 0,
       .highest = 100,
       .doc =
           "direct water at the meter of the data centres that are no listed campus, in place of "
           "what their cooling takes (data_centre_stock.csv)",
       .fills = member<&Scenario::data_centres, &sim::DataCentreStock::water_l_per_kwh>()},
      {.path = "data_centres.retirement",
       .kind = quantity,
       .unit = "1/yr",
       .default_value = kMemberDefault,
       .lowest = 0,
       .highest = 1,
       .doc = "share of a vintage of the data centres' stock that goes out of use a year",
       .source = "assumption: twenty years of life",
       .fills = member<&Scenario::data_centres, &sim::DataCentreStock::retirement_per_y>()},
  };
}

std::vector<Key> accelerator_keys() {
  return {
      {.path = "accelerators.generation",
       .kind = quantity,
       .unit = "yr",
       .default_value = kMemberDefault,
       .lowest = 0.1,
       .highest = 100,
       .doc = "time from one generation of accelerators to the next",
       .source = "FACTS.md, row M8: 12 to 18 months",
       .fills = member<&Scenario::accelerators, &sim::Accelerators::generation_y>()},
      {.path = "accelerators.gain",
       .kind = number,
       .default_value = kMemberDefault,
       .lowest = 1,
       .highest = 10,
       .doc = "output per watt of what is on the market against a year before",
       .source =
           "FACTS.md, section 4: 1.26 to 1.40 a year, the middle; by arithmetic alone 1.42 to "
           "1.53 at the sites of 2024 to 2028 (Epoch AI, May 2026); the 50 in two and a half "
           "years of row M9 are an upper figure",
       .fills = member<&Scenario::accelerators, &sim::Accelerators::gain_per_y>()},
      {.path = "accelerators.lifetime",
       .kind = quantity,
       .unit = "yr",
       .default_value = kMemberDefault,
       .lowest = 0.1,
       .highest = 100,
       .doc = "age at which machines are replaced by as many MW of the day's generation",
       .source = "assumption",
       .fills = member<&Scenario::accelerators, &sim::Accelerators::lifetime_y>()},
      {.path = "accelerators.reference",
       .kind = date,
       .default_value = kMemberDefault,
       .doc = "the generation that comes on this day is what work is relative to",
       .source = "assumption",
       .fills = member<&Scenario::accelerators, &sim::Accelerators::reference>()},
  };
}

}  // namespace gigaload::scenarios
