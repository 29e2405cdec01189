#include <algorithm>
#include <iterator>

#include "grid/core/calendar_years.hpp"
#include "grid/core/hours_of_year.hpp"
#include "scenarios/language/schema_parts.hpp"
#include "sim/scenario/scenario.hpp"

namespace gigaload::scenarios {

using enum ValueKind;
using sim::Scenario;

std::vector<Key> run_keys() {
  return {
      {.path = "title",
       .kind = text,
       .default_value = kMemberDefault,
       .doc = "one line for people",
       .fills = member<&Scenario::title>()},
      {.path = "description",
       .kind = text,
       .default_value = "\"\"",
       .doc = "what the scenario is about"},
      {.path = "include",
       .kind = names,
       .doc = "files laid below this one, the later wins; beside this file or shipped, such as "
              "presets/optimist.toml"},
      {.path = "run.start",
       .kind = date,
       .required = true,
       .doc = "first day, from 00:00 UTC",
       .fills = member<&Scenario::begin>()},
      {.path = "run.end",
       .kind = date,
       .required = true,
       .doc = "the day after the last, 00:00 UTC",
       .fills = member<&Scenario::end>()},
      {.path = "run.exchange",
       .kind = quantity,
       .unit = "h",
       .default_value = "\"7 d\"",
       .lowest = 1,
       .highest = grid::kHoursOfLeapYear,
       .doc = "time between two exchanges of the years and the hours, whole hours",
       .source = "assumption",
       .fills = member<&Scenario::exchange_h>()},
      {.path = "run.seed",
       .kind = integer,
       .default_value = kMemberDefault,
       .lowest = 0,
       .highest = 9007199254740992.0,
       .doc = "key of the random weather",
       .fills = member<&Scenario::seed>()},
      {.path = "run.campuses",
       .kind = boolean,
       .default_value = "true",
       .doc =
           "false: no campus is built; all other data centres are those of the run with campuses"},
      {.path = "run.feedback.enabled",
       .kind = boolean,
       .default_value = kMemberDefault,
       .doc = "unserved hours slow down new connections",
       .fills = member<&Scenario::feedback, &sim::Feedback::enabled>()},
      {.path = "run.feedback.hours_scale",
       .kind = quantity,
       .unit = "h",
       .default_value = kMemberDefault,
       .lowest = 0.01,
       .doc = "unserved hours in a week that halve a region's connections",
       .source = kAssumed,
       .fills = member<&Scenario::feedback, &sim::Feedback::hours_scale>()},
      {.path = "solver.relative_tolerance",
       .kind = number,
       .default_value = kMemberDefault,
       .lowest = 1e-13,
       .highest = 1e-2,
       .doc = "of the years' solver",
       .fills = member<&Scenario::relative_tolerance>()},
      {.path = "solver.absolute_tolerance",
       .kind = quantity,
       .unit = "MW",
       .default_value = kMemberDefault,
       .lowest = 1e-12,
       .highest = 100,
       .doc = "of the years' solver",
       .fills = member<&Scenario::absolute_tolerance_mw>()},
      {.path = "output.generation",
       .kind = boolean,
       .default_value = kMemberDefault,
       .doc = "write hourly generation by region and technology",
       .fills = member<&Scenario::write_generation>()},
      {.path = "output.it_load",
       .kind = boolean,
       .default_value = kMemberDefault,
       .doc = "write hourly IT load and PUE by campus; the sums and the PUE of a year are written "
              "without it",
       .fills = member<&Scenario::write_it_load>()},
      {.path = "output.sensitivities",
       .kind = boolean,
       .default_value = kMemberDefault,
       .doc = "write how the build-out moves with the pipeline's times, hazards and limits",
       .fills = member<&Scenario::write_sensitivities>()},
      {.path = "output.weather",
       .kind = boolean,
       .default_value = kMemberDefault,
       .doc = "write hourly dry bulb and wet bulb by region",
       .fills = member<&Scenario::write_weather>()},
  };
}

std::vector<Key> report_keys() {
  return {
      {.path = "report.years",
       .kind = numbers,
       .lowest = grid::kFirstYear,
       .highest = grid::kLastYear,
       .choices = {"none"},
       .doc =
           "calendar years whose beginning the summary shows, ascending; the middle one of those "
           "that are whole is what regions are compared in and what the page opens with; left "
           "out, or \"none\" to take back what an included file says: the first, the middle and "
           "the last whole year, and the last of them"},
      {.path = "report.region",
       .kind = text,
       .doc = "region that the page opens with, such as VA_DOM; left out, or \"none\": the one "
              "whose data centres take most"},
  };
}

std::vector<Key> ensemble_keys() {
  return {
      {.path = "ensemble.samples",
       .kind = integer,
       .default_value = "100",
       .lowest = 0,
       .highest = 1e6,
       .doc = "samples of outages and weather; 0: the derated balance alone; with ensemble.until "
              "those of a batch",
       .fills = member<&Scenario::ensemble, &sim::EnsembleOptions::samples>()},
      {.path = "ensemble.until",
       .kind = text,
       .doc = "each year has samples until a metric of an area has this standard error, "
              "\"eue.eastern = 5 %\": eue, neue, lole (days) or lolh of an interconnection, "
              "planning area, state or region, of all without one; found in a sampling of each "
              "year before the run, from 1000 samples on, in batches of ensemble.samples; \"none\" "
              "takes back what an included file says"},
      {.path = "ensemble.at_most",
       .kind = integer,
       .default_value = "10000",
       .lowest = 1000,
       .highest = 1e6,
       .doc = "samples of a year at most, with ensemble.until; from fewer than 1000 no error is "
              "believed",
       .source = "as many as gigaload adequacy takes"},
      {.path = "ensemble.weather",
       .kind = choice,
       .default_value = kMemberDefault,
       .choices = {"sampled", "fixed"},
       .doc =
           "fixed: every sample has the weather of the balance; sampled: one of its own, beside "
           "grid.pras one of the file's years each in turn, sample s that of s modulo their number",
       .pras_default = "\"fixed\"",
       .fills =
           flag<&Scenario::ensemble, &sim::EnsembleOptions::sampled_weather>("sampled", "fixed")},
      {.path = "ensemble.quantiles",
       .kind = numbers,
       .default_value = "[0.5, 0.9, 0.99]",
       .lowest = 1e-6,
       .highest = 1 - 1e-6,
       .doc = "of the hourly shortfall over the samples, ascending",
       .fills = member<&Scenario::ensemble, &sim::EnsembleOptions::quantiles>()},
      {.path = "ensemble.cvar_level",
       .kind = number,
       .default_value = kMemberDefault,
       .lowest = 1e-6,
       .highest = 1 - 1e-6,
       .doc = "CVaR is the mean unserved energy of the samples above this quantile",
       .fills = member<&Scenario::ensemble, &sim::EnsembleOptions::cvar_level>()},
      {.path = "reserves.contingency",
       .kind = number,
       .default_value = "0.03",
       .lowest = 0,
       .highest = 1,
       .doc =
           "share of its load that each region keeps as a contingency reserve: an hour with less "
           "left is one of shortfall, though all load is served; 0: load only, which is told "
           "beside it",
       .source = "ReEDS: contingency reserve 3 % of load",
       .pras_default = "0.0"},
      {.path = "reserves.area.*",
       .kind = number,
       .lowest = 0,
       .highest = 1,
       .doc = "the same for an interconnection or a region of this name"},
      {.path = "calibration.enabled",
       .kind = boolean,
       .default_value = kMemberDefault,
       .doc = "perfect capacity is added to or taken from each interconnection, or planning area, "
              "until the base year has the wanted event-days",
       .fills = member<&Scenario::calibration, &sim::Calibration::enabled>()},
      {.path = "calibration.by",
       .kind = choice,
       .default_value = kMemberDefault,
       .choices = {"interconnection", "planning_area"},
       .doc = "what has its own perfect capacity, spread over its regions by load; planning_area: "
              "all areas are searched together, a region in none has no perfect capacity",
       .fills = flag<&Scenario::calibration, &sim::Calibration::by_planning_area>(
           "planning_area", "interconnection")},
      {.path = "calibration.event_days",
       .kind = number,
       .default_value = kMemberDefault,
       .lowest = 1e-3,
       .highest = 100,
       .doc = "days a year with shortfall somewhere in the interconnection, or planning area",
       .source = "one day in ten years, the planners' criterion",
       .fills = member<&Scenario::calibration, &sim::Calibration::event_days>()},
      {.path = "calibration.event_days_of.*",
       .kind = number,
       .lowest = 1e-3,
       .highest = 100,
       .doc = "the same of one of this name"},
      {.path = "calibration.margin_of.*",
       .kind = number,
       .lowest = -1,
       .highest = 10,
       .doc = "in place of days, a planning reserve margin, 0.148 for 14.8 %: what counts over the "
              "load in the hour of its peak, less 1; thermal plants and stores count as installed, "
              "all else with what it gives in that hour, imports but Canada's and demand response "
              "not"},
      {.path = "calibration.perfect_capacity.*",
       .kind = quantity,
       .unit = "MW",
       .lowest = -1e7,
       .highest = 1e7,
       .doc = "perfect capacity of an interconnection that an earlier run found, as its summary "
              "gives it: it is not looked for again; by planning area, of one or of an "
              "interconnection for those of its areas that have none of their own"},
      {.path = "calibration.year",
       .kind = integer,
       .lowest = grid::kFirstYear,
       .highest = grid::kLastYear,
       .doc = "base year, one of the run's; when left out its first"},
      {.path = "calibration.samples",
       .kind = integer,
       .default_value = kMemberDefault,
       .lowest = 10,
       .highest = 1e6,
       .doc = "samples of the base year",
       .fills = member<&Scenario::calibration, &sim::Calibration::samples>()},
  };
}

}  // namespace gigaload::scenarios
