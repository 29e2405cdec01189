#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "grid/core/calendar.hpp"
#include "grid/system/system.hpp"
#include "scenarios/tables/region_names.hpp"
#include "scenarios/text/problems.hpp"
#include "sim/scenario/stress_event.hpp"

namespace gigaload::scenarios {

inline constexpr grid::Hour kLongestEventHours = 672;

/// Bounds the values of a table's columns.
struct SeriesLimits {
  double lowest = 0.0, highest = 0.0;
};
inline constexpr SeriesLimits kEventMw{0.0, 1e7};
inline constexpr SeriesLimits kEventPerUnit{0.0, 10.0};
inline constexpr SeriesLimits kEventDryBulb{-80.0, 60.0};  // deg C

/// Holds a column of a table and its heading.
struct NamedSeries {
  std::string name;
  sim::StressEvent::Series series;
};

/// Returns the first hour of a table and the one after its last; faults go to the problems.
[[nodiscard]] std::pair<grid::Hour, grid::Hour> hours_of_table(const std::filesystem::path& file,
                                                               Problems& problems);

/// Tells whether a name is that of an area of the tables, which `names` knows, without any of
/// `regions`.
[[nodiscard]] bool is_left_out(const std::string& name, const RegionNames& names,
                               std::span<const grid::Region> regions);

/// Reads a table of the hours [begin, end): a column `time`, the begin of each row's hour in UTC,
/// and columns named as regions, states, planning areas or interconnections, of which no two have
/// a region in common. A column of regions that `names` knows and that are not among `regions` is
/// left out. Faults go to the problems.
[[nodiscard]] std::vector<NamedSeries> read_event_table(
    const std::filesystem::path& file, grid::Hour begin, grid::Hour end, SeriesLimits limits,
    const RegionNames& names, std::span<const grid::Region> regions, Problems& problems);

}  // namespace gigaload::scenarios
