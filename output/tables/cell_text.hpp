#pragma once

#include <string>
#include <string_view>

#include "output/tables/table_rows.hpp"

namespace gigaload::output {

/// Writes a cell as the shortest text from which the same number is read again: of numbers of 32
/// bits the same one of 32 bits. A moment is "2030-01-01T00:00:00Z", to the second; nothing is
/// missing. Throws InputError for a moment that no calendar has.
[[nodiscard]] std::string cell_text(Cells cells, const Cell& cell);

/// Writes a moment in hours since 1970 in that way.
[[nodiscard]] std::string moment_text(double hours);

/// Writes a text as a field of CSV, in quotes where it has what would end one (RFC 4180).
[[nodiscard]] std::string csv_field(std::string_view text);

}  // namespace gigaload::output
