#pragma once

#include <cstddef>

#include "grid/adequacy/system/system.hpp"
#include "scenarios/tables/csv_table.hpp"

namespace gigaload::scenarios {

/// Returns from when to when a row's device is there, by the dates of the columns `in_service`, the
/// first day, and `out_of_service`, the day after the last. A column that is not there and an empty
/// field are no bound. A text that is no date, and an end that is not behind the beginning, are
/// problems.
[[nodiscard]] grid::adequacy::Service service_of_row(const CsvTable& table, std::size_t row);

}  // namespace gigaload::scenarios
