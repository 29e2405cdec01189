#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <vector>

#include "grid/system/system.hpp"
#include "scenarios/readers/weather_years_file.hpp"
#include "scenarios/tables/table_file.hpp"
#include "scenarios/text/problems.hpp"

namespace gigaload::scenarios {

/// Reads measured years of the regions from a folder of tables named by year, 2016.csv: `time`, the
/// beginning of each hour of the calendar year in UTC, in order and none left out, and columns of
/// demand without data centres, in MW or any other unit: it is put in terms of each year's mean. A
/// region's column is that of its name, or else of its state, or else of its planning area; other
/// columns are passed over. What is wrong is a problem with file, line and column, or with the
/// folder where the tables that are wanted have more text than `most_bytes` together.
[[nodiscard]] MeasuredYears read_weather_year_tables(const std::filesystem::path& folder,
                                                     const std::vector<grid::Region>& regions,
                                                     const std::function<bool(int)>& wanted,
                                                     Problems& problems,
                                                     std::size_t most_bytes = kLargestTable);

}  // namespace gigaload::scenarios
