#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "grid/core/calendar.hpp"
#include "grid/system/system.hpp"
#include "scenarios/language/document.hpp"
#include "scenarios/language/settings.hpp"
#include "scenarios/tables/region_names.hpp"
#include "scenarios/tables/table_store.hpp"
#include "scenarios/text/problems.hpp"

namespace gigaload::scenarios {

/// Reads the measured years of [weather_years] into the system. By default they are those of
/// weather_years.h5 in the grid's folder `data`; where it is not there, or has not all regions, the
/// days are drawn (System::weather_years stays null), unless a key asks for years: then that is a
/// problem. Years that are cut at a file's ends are left out, with a notice. Load shed of
/// shed_hours.csv beside the shipped file is added to their demand. A grid of a PRAS file has none.
/// `names`: of the regions of the tables, those left out too. `hashes`: takes what was read.
/// Variants of one scenario share what `store` holds.
void read_weather_years(const Document& document, const Settings& settings,
                        const std::filesystem::path& data, const RegionNames& names,
                        grid::Hour begin, grid::Hour end, grid::System& system, TableStore& store,
                        Problems& problems, std::vector<std::string>& notices,
                        std::vector<std::pair<std::string, std::string>>& hashes);

}  // namespace gigaload::scenarios
