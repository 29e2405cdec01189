#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "grid/core/calendar.hpp"
#include "scenarios/tables/csv_table.hpp"

namespace gigaload::scenarios {

/// Returns the hour, UTC, that begins at a time such as 2022-12-24T12:00Z, of any clock that the
/// text names; nothing for a time within an hour and for what is no time.
[[nodiscard]] std::optional<grid::Hour> hour_of_text(const std::string& text);

/// Returns the text that hour_of_text() reads as the hour, in UTC.
[[nodiscard]] std::string text_of_hour(grid::Hour hour);

/// Returns the hour that begins at the time in a table's field; nothing, with a problem, where the
/// text is none.
[[nodiscard]] std::optional<grid::Hour> hour_of_row(const CsvTable& table, std::size_t row,
                                                    const char* column);

}  // namespace gigaload::scenarios
