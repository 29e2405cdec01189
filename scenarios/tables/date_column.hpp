#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "grid/core/calendar.hpp"
#include "scenarios/tables/csv_table.hpp"

namespace gigaload::scenarios {

/// Returns the first hour, UTC, of a date such as 2026-05-01; nothing for another text.
[[nodiscard]] std::optional<grid::Hour> date_of_text(std::string_view text);

/// Says which dates are taken, and that the text is none.
[[nodiscard]] std::string no_date(std::string_view text);

/// Returns the first hour, UTC, of a date such as 2026-05-01 in a table's field. Another text is a
/// problem, and then it is the first hour of 1970.
[[nodiscard]] grid::Hour date_of_row(const CsvTable& table, std::size_t row, const char* column);

}  // namespace gigaload::scenarios
