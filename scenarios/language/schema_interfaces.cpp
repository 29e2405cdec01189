#include "grid/core/hours_of_year.hpp"
#include "scenarios/language/schema_parts.hpp"
#include "scenarios/tables/grid_tables.hpp"

namespace gigaload::scenarios {

using enum ValueKind;

namespace {

constexpr double kMostOutage = 0.5;

constexpr const char* kCircuitSource =
    "assumption: the limits of import_limits.csv bear the loss of a circuit; NERC's TADS has about "
    "0.0003, 0.3 outages of 10 h a year (SOURCES.md, row R)";

Key outage_rate(const char* name, const char* of, const char* source, Binding fills) {
  return {.path = std::string("grid.interfaces.") + name,
          .kind = number,
          .default_value = kMemberDefault,
          .lowest = 0,
          .highest = kMostOutage,
          .doc = std::string("share of the hours in which ") + of +
                 " is out: samples draw it, the balance has the limits less that share",
          .source = source,
          .grid = GridKind::tables,
          .fills = std::move(fills)};
}

Key repair_time(const char* name, const char* of, Binding fills) {
  return {.path = std::string("grid.interfaces.") + name,
          .kind = quantity,
          .unit = "h",
          .default_value = kMemberDefault,
          .lowest = 1,
          .highest = grid::kHoursOfLeapYear,
          .doc = std::string("mean time that an outage of ") + of + " takes",
          .source = kAssumed,
          .grid = GridKind::tables,
          .fills = std::move(fills)};
}

}  // namespace

std::vector<Key> interface_keys() {
  return {
      {.path = "grid.interfaces.scale",
       .kind = number,
       .default_value = "1.0",
       .lowest = 0,
       .highest = 100,
       .doc = "factor on the limits between regions, and of the lines of a PRAS file",
       .fills = member<&GridOptions::interface_scale>()},
      outage_rate("forced_outage_rate", "a circuit of an AC interface", kCircuitSource,
                  member<&GridOptions::lines, &LineOutages::ac_rate>()),
      repair_time("repair_time", "a circuit of an AC interface",
                  member<&GridOptions::lines, &LineOutages::ac_repair_h>()),
      {.path = "grid.interfaces.circuit",
       .kind = quantity,
       .unit = "MW",
       .default_value = kMemberDefault,
       .lowest = 10,
       .highest = kMostMw,
       .doc =
           "most that a circuit of an AC interface has of its larger limit, where interfaces.csv "
           "tells no number of circuits; all are of one size, and an outage takes one",
       .source = "assumption: one of 345 to 500 kV",
       .grid = GridKind::tables,
       .fills = member<&GridOptions::lines, &LineOutages::circuit_mw>()},
      outage_rate("hvdc_forced_outage_rate", "a pole of an HVDC line",
                  "assumption: CIGRE's surveys have 1 to 3 % (SOURCES.md, row R)",
                  member<&GridOptions::lines, &LineOutages::hvdc_rate>()),
      outage_rate("b2b_forced_outage_rate", "a back-to-back tie",
                  "assumption: without a line half of a pole's",
                  member<&GridOptions::lines, &LineOutages::b2b_rate>()),
      repair_time("hvdc_repair_time", "an HVDC pole or a back-to-back tie",
                  member<&GridOptions::lines, &LineOutages::hvdc_repair_h>()),
      {.path = "grid.imports",
       .kind = choice,
       .default_value = "\"planned\"",
       .choices = {"planned", "physical"},
       .doc =
           "planned: what an area takes in together is limited to the most that was seen, and to "
           "what capacity markets plan by, in the season and delivery year (import_limits.csv); "
           "physical: by the limits between regions alone",
       .source = "SOURCES.md, rows I and CZ",
       .grid = GridKind::tables},
      {.path = "imports.*",
       .kind = quantity_or_none,
       .unit = "MW",
       .lowest = 0,
       .highest = kMostMw,
       .doc = "most that an interconnection, a planning area, a state, a region or a limit of "
              "import_limits.csv of this name takes in over all interfaces "
              "together, its imports less its exports, in every hour of balance and samples, in "
              "place of all that import_limits.csv says of it; left "
              "out, or \"none\" to take back what an included file says: its interfaces alone"},
  };
}

}  // namespace gigaload::scenarios
