#pragma once

/// Writes tables of a result as a workbook for Excel (.xlsx), by libxlsxwriter: a sheet for each
/// table, and before them one that says what the columns are. Numbers have the 16 digits that the
/// library writes; Excel itself keeps 15. Moments are Excel's days, shown as dates, UTC. What is
/// missing is empty.

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "output/tables/table_rows.hpp"

namespace gigaload::output {

/// A sheet of Excel ends after so many rows, that of the headings included.
inline constexpr std::size_t kSheetRows = 1'048'576;

/// Tells whether the program was built with the library.
[[nodiscard]] bool can_write_workbooks();

/// Names the sheets of the tables: their names, cut to the 31 characters that Excel takes, each
/// once.
[[nodiscard]] std::vector<std::string> sheet_names(const std::vector<std::string>& tables);

/// Writes the tables to a new file. Throws InputError without the library, for a table of more rows
/// than a sheet has, before anything is written, and where the file cannot be written: then it may
/// be there in part.
void write_workbook(const std::filesystem::path& path, const std::vector<TableRows>& tables);

}  // namespace gigaload::output
