#pragma once

#include <span>
#include <vector>

#include "grid/system/system.hpp"
#include "grid/system/weather_years.hpp"
#include "scenarios/tables/csv_table.hpp"
#include "scenarios/tables/region_names.hpp"

namespace gigaload::scenarios {

/// Raises the demand of measured years to what was wanted where load was shed: rows
/// area,hour,mw,served_mw,added of a table, hour the begin of an hour in UTC. In all regions of the
/// planning area the hour's demand is raised by mw / served_mw, where `added` is "read"; with
/// "file" the years hold it already. Rows of areas that no region is part of and of other years are
/// passed over; `names` knows the areas of the tables, and another one is a fault. Faults go to the
/// problems.
void add_shed(const CsvTable& table, const RegionNames& names,
              std::span<const grid::Region> regions, std::vector<grid::MeasuredYear>& years);

}  // namespace gigaload::scenarios
