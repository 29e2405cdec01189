#pragma once

/// Writes rows of a table as CSV or JSON, a part of the table after the other.
///
/// CSV: UTF-8, a first line with the names of the columns, fields as RFC 4180 has them, lines that
/// end in a line feed as in the other tables of this program; what is missing is empty.
///
/// JSON: one object, {"table": NAME, "columns": [{"name", "unit", "type", "meaning"}], "rows":
/// [{NAME: value}]}; what is missing or infinite is null.

#include <cstddef>
#include <string>

#include "output/tables/table_rows.hpp"

namespace gigaload::output {

enum class RowForm { csv, json };

/// Writes slabs [first, first + count): with the head of the table where `first` is 0, and with its
/// end where they are the last of `slabs`.
[[nodiscard]] std::string rows_text(const TableRows& rows, RowForm form, std::size_t first,
                                    std::size_t count, std::size_t slabs);

/// Writes what the columns of the tables are, as CSV: table, column, unit, type, meaning.
[[nodiscard]] std::string columns_csv(const std::vector<ResultTable>& tables);

}  // namespace gigaload::output
