#pragma once

/// A PRAS file may hold many years of weather in a row, as ReEDS2PRAS writes them. This is how one
/// of them is taken out.

#include <cstddef>
#include <vector>

#include "grid/adequacy/system/system.hpp"

namespace gigaload::scenarios {

/// Names one year of a file: the year that it begins in, by the clock of the file's time stamp.
struct PrasYear {
  int year = 0;
  std::size_t first = 0, steps = 0;
};

/// Returns the years of a system whose steps are hours: all of 8760 hours where that goes into its
/// steps, as models write them that leave out the leap day, else those from one anniversary of the
/// time stamp to the next. Empty where the steps are no whole years, or no hours.
[[nodiscard]] std::vector<PrasYear> weather_years(const grid::adequacy::SystemModel& system);

/// Returns the system in the steps of one year, with that year's time stamp.
[[nodiscard]] grid::adequacy::SystemModel only_year(const grid::adequacy::SystemModel& system,
                                                    const PrasYear& year);

}  // namespace gigaload::scenarios
