#pragma once

#include <string>

#include "scenarios/measured/site_table.hpp"
#include "scenarios/tables/csv_table.hpp"

namespace gigaload::scenarios {

/// Tells whether the table is a timeline (site_table.hpp).
[[nodiscard]] bool is_site_timeline(const CsvTable& table);

/// Reads the rows of a timeline. `file`: what notices call it.
[[nodiscard]] SiteTable sites_of_timeline(const CsvTable& table, SiteBegin begin,
                                          const std::string& file);

}  // namespace gigaload::scenarios
