#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "grid/system/weather_years.hpp"

namespace gigaload::scenarios {

/// Is the first calendar year of which measured hours are read; grid::kLastYear is the last.
inline constexpr int kFirstMeasuredYear = 1900;

/// Holds what a file or folder has of measured years.
struct MeasuredYears {
  std::vector<int> known;                 // years that there are, ascending
  std::vector<grid::MeasuredYear> years;  // those that were wanted
  std::vector<std::string> lacking;       // regions that it has not; then there are no years
};

/// Reads measured years of the regions from an HDF5 file such as the shipped weather_years.h5:
/// region (names); time, consecutive hours since 1970-01-01 in UTC; demand (region, time); day,
/// consecutive days likewise; and, as far as they are there, dry_bulb (deg C), wind_score and
/// solar_score (region, day). Numbers may have the attributes scale_factor, add_offset and, for
/// what is missing, _FillValue. Demand of any unit is put in terms of each year's mean. `wanted`:
/// tells of each year whether it is read. The file is read in a process of its own first. Throws
/// InputError that names the file and what is wrong with it.
[[nodiscard]] MeasuredYears read_weather_years_file(const std::filesystem::path& path,
                                                    const std::vector<std::string>& regions,
                                                    const std::function<bool(int)>& wanted);

}  // namespace gigaload::scenarios
