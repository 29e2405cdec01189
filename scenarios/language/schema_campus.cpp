// What a campus does (campus_work_keys) and what it takes, gives and has of its own
// (campus_device_keys); its site, capacity and the lists of both are in schema_sites.cpp.

#include <algorithm>
#include <iterator>

#include "grid/core/hours_of_year.hpp"
#include "scenarios/language/schema_parts.hpp"
#include "sim/scenario/campus.hpp"

namespace gigaload::scenarios {

using enum ValueKind;
using sim::Campus;

std::vector<Key> campus_work_keys(const std::string& prefix) {
  std::vector<Key> keys = {
      {.path = "load_factor",
       .kind = number,
       .default_value = kMemberDefault,
       .lowest = 0,
       .highest = 1,
       .doc = "mean IT load over filled IT capacity",
       .source = "FACTS.md, section 4 (0.69 to 0.90)",
       .fills = member<&Campus::load, &sim::CampusLoadParameters::load_factor>()},
      {.path = "training_share",
       .kind = number,
       .default_value = kMemberDefault,
       .lowest = 0,
       .highest = 1,
       .doc = "share of the machines that train, the rest serves people by day",
       .source = "EPRI, 30 to 40 % (FACTS.md, section 4)",
       .fills = member<&Campus::load, &sim::CampusLoadParameters::training_share>()},
      {.path = "profile",
       .kind = text,
       .default_value = "\"model\"",
       .doc = "course of the IT load, brought to the mean load_factor: \"model\" for training and "
              "inference by training_share, a profile of ai_load_profiles.csv by its name, or a "
              "table beside this file, \"my.csv\": 24 rows with the columns weekday and weekend, "
              "or 8760 rows with the column share, from 1 January, local hours",
       .source = "assumption: FACTS.md, section 4",
       .path_kind = PathKind::table},
  };
  for (Key& key : keys) key.path = prefix + key.path;
  return keys;
}

namespace {

constexpr double kMostM3 = 1e12;
constexpr double kMostMwh = 1e9;

std::vector<Key> water_and_flexible_keys() {
  return {
      {.path = "water.per_day",
       .kind = quantity_or_none,
       .unit = "m3",
       .default_value = kMemberDefault,
       .lowest = 0,
       .highest = kMostM3,
       .doc = "cooling water allowed in a local day; what is wanted beyond is cooled dry, and then "
              "the load is throttled",
       .source = "assumption: no limit",
       .fills = member<&Campus::water, &sim::WaterAllowance::per_day_m3>()},
      {.path = "water.per_year",
       .kind = quantity_or_none,
       .unit = "m3",
       .default_value = kMemberDefault,
       .lowest = 0,
       .highest = kMostM3,
       .doc = "the same in a calendar year (UTC)",
       .source = "assumption: no limit",
       .fills = member<&Campus::water, &sim::WaterAllowance::per_year_m3>()},
      {.path = "flexible.share",
       .kind = number,
       .default_value = kMemberDefault,
       .lowest = 0,
       .highest = 1,
       .doc = "share of the load not cut by contract that is put off in a shortage and made up for",
       .source = kAssumed,
       .fills = member<&Campus::flexible, &sim::FlexibleLoad::share>()},
      {.path = "flexible.payback",
       .kind = quantity_or_none,
       .unit = "h",
       .default_value = kMemberDefault,
       .lowest = 1,
       .highest = grid::kHoursOfLeapYear,
       .doc = "from the first hour put off, time to make up for it, from surplus and as far as the "
              "connection has room; what is left then is lost work; none: nothing is made up for",
       .source = kAssumed,
       .fills = member<&Campus::flexible, &sim::FlexibleLoad::payback_h>()},
      {.path = "flexible.notice",
       .kind = quantity,
       .unit = "h",
       .default_value = kMemberDefault,
       .lowest = 0,
       .highest = 168,
       .doc = "hours of a shortage before the share helps, rounded up",
       .source = kAssumed,
       .fills = member<&Campus::flexible, &sim::FlexibleLoad::notice_h>()},
      {.path = "flexible.hours_per_year",
       .kind = quantity_or_none,
       .unit = "h",
       .default_value = kMemberDefault,
       .lowest = 0,
       .highest = grid::kHoursOfLeapYear,
       .doc = "hours of a calendar year in which it may be called",
       .source = "assumption: no limit",
       .fills = member<&Campus::flexible, &sim::FlexibleLoad::most_h>()},
      {.path = "flexible.energy_per_year",
       .kind = quantity_or_none,
       .unit = "MWh",
       .default_value = kMemberDefault,
       .lowest = 0,
       .highest = kMostMwh,
       .doc = "energy of a calendar year that may be put off",
       .source = "assumption: no limit",
       .fills = member<&Campus::flexible, &sim::FlexibleLoad::most_mwh>()},
      {.path = "flexible.events_per_year",
       .kind = integer,
       .lowest = 0,
       .highest = grid::kHoursOfLeapYear,
       .doc = "calls of a calendar year, each a run of hours; left out: no limit",
       .fills = member<&Campus::flexible, &sim::FlexibleLoad::most_events>()},
  };
}

std::vector<Key> own_power_keys() {
  return {
      {.path = "on_site.capacity",
       .kind = quantity,
       .unit = "MW",
       .lowest = 0,
       .highest = 1e7,
       .doc = "firm plant behind the meter, built as the campus is energised; it serves the campus "
              "alone",
       .fills = member<&Campus::plant, &sim::OnSitePlant::capacity_mw>()},
      {.path = "on_site.units",
       .kind = integer,
       .lowest = 1,
       .highest = 1000,
       .doc = "equal units it is made of; left out: as many as the technology's unit size makes"},
      {.path = "on_site.technology",
       .kind = text,
       .default_value = "\"gas_ic\"",
       .doc = "power plant of technologies.csv, for its outages, its CO2 and its water",
       .source = "assumption: reciprocating gas, 12 to 18 months (FACTS.md, section 5)"},
      {.path = "on_site.forced_outage_rate",
       .kind = number,
       .lowest = 0,
       .highest = 0.99,
       .doc = "of a unit; left out: the technology's"},
      {.path = "on_site.repair_time",
       .kind = quantity,
       .unit = "h",
       .lowest = 1,
       .highest = grid::kHoursOfLeapYear,
       .doc = "mean time to repair of a unit; left out: the technology's"},
      {.path = "battery.power",
       .kind = quantity,
       .unit = "MW",
       .lowest = 0,
       .highest = 1e7,
       .doc = "battery behind the meter, built as the campus is energised; it serves the campus "
              "alone, in a shortage",
       .fills = member<&Campus::battery, &sim::OnSiteBattery::power_mw>()},
      {.path = "battery.energy",
       .kind = quantity,
       .unit = "MWh",
       .lowest = 0,
       .highest = kMostMwh,
       .doc = "energy that it holds",
       .fills = member<&Campus::battery, &sim::OnSiteBattery::energy_mwh>()},
      {.path = "battery.efficiency",
       .kind = number,
       .default_value = kMemberDefault,
       .lowest = 0.01,
       .highest = 1,
       .doc = "round trip",
       .source = "SOURCES.md, row J (technologies.csv, battery)",
       .fills = member<&Campus::battery, &sim::OnSiteBattery::round_trip_efficiency>()},
      {.path = "own_capacity",
       .kind = quantity,
       .unit = "MW",
       .lowest = 0,
       .highest = 1e7,
       .doc = "accredited capacity of a campus that brings its own: it is cut down to it in a "
              "shortage; plant of it that is not on site is among the grid's plants or nowhere; "
              "left out: on_site.capacity less its outage rate"},
  };
}

}  // namespace

std::vector<Key> campus_device_keys(const std::string& prefix) {
  std::vector<Key> keys = water_and_flexible_keys();
  std::ranges::move(own_power_keys(), std::back_inserter(keys));
  for (Key& key : keys) key.path = prefix + key.path;
  return keys;
}

}  // namespace gigaload::scenarios
