#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "grid/core/calendar.hpp"
#include "grid/system/system.hpp"
#include "scenarios/tables/region_names.hpp"
#include "sim/scenario/stress_event.hpp"

namespace gigaload::scenarios {

/// Holds what a file tells of an event before the grid is known. Hours are UTC.
struct EventFile {
  std::string name;
  std::string title;
  grid::Hour begin = 0, end = 0;
  std::filesystem::path file;  // that tells the rest
  bool is_table = false;       // it is a table of the demand, MW
};

/// Returns the names of the shipped events, ascending: scenarios/events without .toml.
[[nodiscard]] std::vector<std::string> shipped_events();

/// Reads the event of a shipped name or of a file: a TOML text with `begin`, `end` (the day or hour
/// after the last) and, beside it, the tables `demand` (`demand_unit` "MW" or "per unit" of each
/// region's mean of the year), `dry_bulb` (deg C) and `outages` (MW of thermal plants on forced
/// outage, with `[capacity]` what they are of); or a table of the demand, MW. A table has a column
/// `time`, the begin of the hour in UTC, one row for each hour, and columns that are named as
/// regions, states, planning areas or interconnections. Throws ScenarioError with the places of all
/// faults, InputError for a name that is none.
[[nodiscard]] EventFile read_event(const std::string& asked);

/// Reads the file's tables for a grid of these regions. Columns of regions that `names` knows,
/// those of the tables, and that the grid leaves out are left out, too. Throws ScenarioError.
[[nodiscard]] sim::StressEvent event_of(const EventFile& event, const RegionNames& names,
                                        std::span<const grid::Region> regions);

}  // namespace gigaload::scenarios
