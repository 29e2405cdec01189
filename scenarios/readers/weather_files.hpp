#pragma once

#include <string>
#include <utility>
#include <vector>

#include "grid/system/system.hpp"
#include "scenarios/language/document.hpp"
#include "scenarios/language/settings.hpp"
#include "scenarios/tables/region_names.hpp"

namespace gigaload::scenarios {

/// Reads the files of weather.REGION.file into the regions' air: .epw (epw_file.hpp), a typical
/// year that is repeated, or .csv (air_table.hpp), which holds for its own dates; for the hours
/// [begin, end) that it does not have the region's coefficients stay, with a notice. A file whose
/// seasons are not the region's, as one from the other hemisphere, is a problem. Faults go to the
/// problems, names and SHA-256 of the files to `hashes`.
void read_weather_files(const Document& document, const Settings& settings,
                        const RegionNames& regions, grid::Hour begin, grid::Hour end,
                        grid::System& system, Problems& problems, std::vector<std::string>& notices,
                        std::vector<std::pair<std::string, std::string>>& hashes);

}  // namespace gigaload::scenarios
