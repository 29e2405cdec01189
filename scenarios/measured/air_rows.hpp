#pragma once

#include <string>
#include <vector>

#include "grid/system/air_series.hpp"
#include "scenarios/text/problems.hpp"

namespace gigaload::scenarios {

/// Holds one reading of a weather file; NaN where it is missing.
struct AirRow {
  double dry_bulb_c, dew_point_c, pressure_pa;
  unsigned line;  // of the file; 0: the whole row is missing
};

/// Tells where and of what a file's readings are complained of.
struct AirRowsOf {
  std::size_t source;          // of the problems
  std::string key;             // "weather.VA_DOM.file"
  std::string name;            // of the file, for notices
  double missing_pressure_pa;  // what an unknown pressure is taken to be
};

/// Returns readings an hour apart without gaps. Up to six hours in a row that lack a value are a
/// straight line between their neighbours and a notice; more, and the file's beginning or end, are
/// a problem that names the line. `cyclic`: the first follows the last. A dew point above the dry
/// bulb by up to 2 K is taken as the dry bulb, above that it is a problem.
[[nodiscard]] std::vector<grid::AirReading> complete_rows(std::vector<AirRow> rows, bool cyclic,
                                                          const AirRowsOf& of, Problems& problems,
                                                          std::vector<std::string>& notices);

}  // namespace gigaload::scenarios
