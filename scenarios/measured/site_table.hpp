#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "sim/fit/site_history.hpp"

namespace gigaload::scenarios {

/// Names what a site of a timeline begins with: the clearing of its land, which is left out where
/// nobody saw it, or the first of that and of construction.
enum class SiteBegin : std::uint8_t { land_clearing, construction };

/// Holds the sites of a table.
struct SiteTable {
  std::vector<sim::SiteHistory> sites;
  sim::Day last_day = 0;             // the last date that is no plan
  bool has_plans = false;            // a timeline, whose later dates are plans
  bool tells_removals = false;       // it has the column "removed"
  std::vector<std::string> notices;  // each with its place
};

/// Reads a table of sites (read_table_file()) with the columns name, state (two letters; empty
/// abroad), began, first_power, half_power, complete (dates; empty where not yet) and capacity_mw
/// (empty where not known), and perhaps seen and removed (dates); or a timeline as Epoch AI's, told
/// apart by its columns name, date, event and facility_mw, in which each row says of a site how
/// many MW it has from that day on: rows of events "land_clearing" and "construction" begin it,
/// those of "projected" are plans and say no more than the capacity when complete.
///
/// Throws a ScenarioError with all problems, each with file, line and column: a column that is
/// missing, a site twice, dates out of order or one that is empty before a later one, negative MW,
/// an unknown state or event. MW that fall in a timeline are a notice, and taken as they were.
[[nodiscard]] SiteTable read_site_table(const std::filesystem::path& path, SiteBegin begin);

}  // namespace gigaload::scenarios
