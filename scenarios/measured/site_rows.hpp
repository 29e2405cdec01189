#pragma once

#include "scenarios/measured/site_table.hpp"
#include "scenarios/tables/csv_table.hpp"

namespace gigaload::scenarios {

/// Reads the rows of a table of sites (site_table.hpp).
[[nodiscard]] SiteTable sites_of_rows(const CsvTable& table);

}  // namespace gigaload::scenarios
