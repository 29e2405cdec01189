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
  std::vector<int> cut;  // years of which a file has a part, and which are left out
};

/// Tells whether a file came with the program, so that it is whole, or may be any file.
enum class FileOrigin { shipped, unknown };

/// Reads measured years of the regions from an HDF5 file such as the shipped weather_years.h5:
/// region (names); time, consecutive hours since 1970-01-01 in UTC; demand (region, time); day,
/// consecutive days likewise; and, as far as they are there, dry_bulb (deg C), wind_score and
/// solar_score (region, day). Numbers may have the attributes scale_factor, add_offset and, for
/// what is missing, _FillValue. Demand of any unit is put in terms of each year's mean. `wanted`:
/// tells of each year whether it is read. A file of unknown origin, which may be damaged so that
/// HDF5 crashes, is read in a process of its own first; one that is shipped is read once, in this
/// process. Throws InputError that names the file and what is wrong with it.
[[nodiscard]] MeasuredYears read_weather_years_file(const std::filesystem::path& path,
                                                    const std::vector<std::string>& regions,
                                                    const std::function<bool(int)>& wanted,
                                                    FileOrigin origin = FileOrigin::unknown);

}  // namespace gigaload::scenarios
