#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "scenarios/language/settings.hpp"
#include "scenarios/tables/data_folder.hpp"

namespace gigaload::scenarios {

/// Lays the tables of grid.overlay over those of grid.data. Adds a problem at the key where the
/// folder is none or holds no table, and for each file or folder in it that grid.data has not, with
/// the nearest name; names that begin with a point are left alone.
void lay_tables_over(const std::filesystem::path& overlay, const Settings& settings,
                     DataFolder& folder, Problems& problems);

/// Notes which tables were read from what is laid over, and which of them were not read at all;
/// nothing without an overlay.
void notice_overlay(const DataFolder& folder, std::vector<std::string>& notices);

}  // namespace gigaload::scenarios
